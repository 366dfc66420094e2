package dev.tandem.webex;

import static dev.tandem.domain.SampleContactCenters.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.ContactDetails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices hand over what a start would say, for the case that the start is lost. */
class LostStartTranslationTest {
    private static final String WHOLE =
            ",\"origin\":\"+14806754084\",\"destination\":\"+19997770103\""
                    + ",\"channelType\":\"telephony\",\"direction\":\"INBOUND\"";

    private final WebexEventTranslator translator =
            new WebexEventTranslator((dnis, _, _) -> "+19997770103".equals(dnis) ? SUPPORT : null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task:parked",
                "task:connect",
                "task:connected",
                "task:on-hold",
                "task:hold-done"
            })
    void a_notice_that_says_all_of_an_inbound_call_hands_it_over(String type) {
        assertThat(contact(type, WHOLE))
                .isEqualTo(new ContactDetails("+14806754084", "+19997770103", SUPPORT, null));
    }

    @ParameterizedTest
    @CsvSource({
        "origin, unsaid",
        "destination, unsaid",
        "channelType, unsaid",
        "direction, unsaid",
        "destination, +19997770199",
        "channelType, chat",
        "direction, OUTBOUND",
        "outboundType, COURTESY_CALLBACK"
    })
    void a_notice_that_says_less_or_of_another_contact_hands_nothing_over(
            String field, String value) {
        String without = WHOLE.replaceAll(",\"" + field + "\":\"[^\"]*\"", "");
        String more = value.equals("unsaid") ? "" : TranslatedEvents.field(field, value);

        assertThat(contact("task:parked", without + more)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anonymous"})
    void a_withheld_number_is_said(String origin) {
        ContactDetails contact = contact("task:parked", WHOLE.replace("+14806754084", origin));

        assertThat(contact).isNotNull();
        assertThat(contact.ani()).isEqualTo(origin);
    }

    private @Nullable ContactDetails contact(String type, String data) {
        byte[] body = SampleWebhooks.bytes(TranslatedEvents.task(type, data));
        var translated =
                (EventTranslation.Translated)
                        translator.translate(
                                body, EventSource.WEBHOOK, TranslatedEvents.RECEIVED, false);
        return translated.notice().header().contact();
    }
}
