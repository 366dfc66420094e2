package dev.tandem.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "sip:+14806754084@10.0.0.1;user=phone|+14806754084",
                "sips:+14806754084@example.com:5061;transport=tls?Subject=Hi|+14806754084",
                "SIP:+14806754084;ext=12@10.0.0.1|+14806754084",
                "sip:+14806754084:secret@10.0.0.1|+14806754084",
                "sip:%2B14806754084@10.0.0.1|+14806754084",
                "sip%3A%2B14806754084%40example.com|+14806754084",
                "tel:+1-480-675-4084|+1-480-675-4084",
                "tel:7042;phone-context=example.com|7042",
                "tel://+14806754084|+14806754084",
                "tel:+14806754084;isub=1|+14806754084",
                "sip:+14806754084|+14806754084",
                "sip:1001;user=phone|1001",
                "\"Jane 007\" <sip:+14806754084@10.0.0.1>;tag=9|+14806754084",
                "<tel:+14806754084>|+14806754084",
                "<+14806754084>|+14806754084",
                "+14806754084@10.0.0.1|+14806754084",
                "+14806754084;ext=5|+14806754084",
                "%2B14806754084|+14806754084",
                "sip:anonymous@anonymous.invalid|anonymous",
                "anonymous@anonymous.invalid|anonymous",
                "sip:jane@example.com|jane"
            })
    void an_address_is_reduced_to_its_user(String address, String number) {
        assertThat(PhoneAddress.numberOf(address)).isEqualTo(number);
        assertThat(PhoneAddress.numberOf(number)).as("once more").isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+14806754084",
                "+1 (480) 675-4084",
                "0049 (0)711 123,,12#",
                "1001",
                "*72",
                "jane@example.com",
                "Jane Doe",
                "100%",
                "",
                "a<b"
            })
    void anything_else_stays_as_it_is(String address) {
        assertThat(PhoneAddress.numberOf(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:10.0.0.1",
                "sip:10.0.0.1:5060;transport=udp",
                "sips:example.com",
                "sip:"
            })
    void a_host_alone_is_no_number(String address) {
        assertThat(PhoneAddress.numberOf(address)).isEmpty();
    }

    @Test
    void no_length_is_too_long() {
        assertThat(PhoneAddress.numberOf("sip:" + "%2B<;@".repeat(50_000))).isNotNull();
    }
}
