package dev.tandem.salesforce.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.Contact;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenPopTest {
    private static final Contact CONTACT =
            new Contact(
                    "i-1",
                    Instant.EPOCH,
                    "+4930 123",
                    null,
                    Map.of("reason", "à & b?", "empty", ""),
                    null);

    @ParameterizedTest
    @CsvSource({
        "https://acme.my.salesforce.com, https://acme.lightning.force.com",
        "https://acme--uat.sandbox.my.salesforce.com, https://acme--uat.sandbox.lightning.force.com",
        "http://127.0.0.1:8443, http://127.0.0.1:8443"
    })
    void the_page_of_the_record_is_on_the_host_of_lightning(String instanceUrl, String host) {
        assertThat(ScreenPop.ofRecordPage(instanceUrl).address(CONTACT, "0LQ1"))
                .isEqualTo(host + "/lightning/r/VoiceCall/0LQ1/view");
    }

    /** A value that is not encoded could end the address or begin another parameter. */
    @Test
    void values_are_encoded_and_the_text_between_them_is_not() {
        ScreenPop pop =
                ScreenPop.of(
                        "https://crm.example.com/{vendorCallKey}?from={ani}&why={event.reason}");
        assertThat(pop.address(CONTACT, "0LQ1"))
                .isEqualTo(
                        "https://crm.example.com/wxcc_i-1?from=%2B4930%20123"
                                + "&why=%C3%A0%20%26%20b%3F");
    }

    @ParameterizedTest
    @CsvSource({"{dnis}", "{event.empty}", "{event.missing}"})
    void an_address_that_lacks_something_is_none(String word) {
        assertThat(ScreenPop.of("https://crm.example.com/" + word).address(CONTACT, "0LQ1"))
                .isNull();
    }
}
