package dev.tandem.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberMaskTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Invalid fromNumber: +14806754084 | Invalid fromNumber: …4084",
                "from=14806754084, to=18445790001 | from=…4084, to=…0001",
                "bad value '+1 (480) 675-4084'. | bad value '…4084'.",
                "(480) 675-4084 is not in E.164 | …4084 is not in E.164",
                "480.675.4084 and 020 7946 0018 | …4084 and …0018",
                "sip:+14806754084@10.0.0.1;user=phone | sip:…4084@10.0.0.1;user=phone",
                "tel:%2B14806754084 | tel:…4084",
                "ani_4806754084 | ani_…4084",
                "+447911123456 | …3456",
                "\"participantKey\":\"4915112345678\" | \"participantKey\":\"…5678\""
            })
    void a_number_keeps_its_last_four_digits(String words, String masked) {
        assertThat(PhoneNumberMask.in(words)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wxcc_75ce4276-8593-4328-adf9-bd2f035e884f",
                "wxcc_12345678-1234-4321-9876-123456789012",
                "12345678-1234-4321-9876-123456789012",
                "0LQ5g00000ABCDEGA4 and 001300000012345",
                "no row of 2026-11-25T09:40:33.505Z",
                "at 2026-11-25 09:40",
                "ip restricted: 192.168.100.200",
                "limit of 25 in 180 s, HTTP 503",
                "Apex: line 1042, column 7",
                ""
            })
    void what_is_no_number_stays(String words) {
        assertThat(PhoneNumberMask.in(words)).isEqualTo(words);
    }
}
