package dev.tandem.webex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.ContactOrigin;
import dev.tandem.domain.InteractionInput.ContactStarted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a contact came from, as a flow or a webhook sends it. */
class TransferTranslationTest extends TranslatedEvents {

    @Test
    void the_parents_record_is_named_as_originOf() {
        assertThat(originOf("\"parentVoiceCallId\":\" 0LQ1 \",\"callOrigin\":\"Preview\""))
                .isEqualTo(new ContactOrigin("0LQ1", "Preview", null));
    }

    @Test
    void the_parents_interaction_becomes_its_vendor_call_key() {
        assertThat(originOf("\"parentInteractionId\":\"t0\",\"queue\":\"q\""))
                .isEqualTo(new ContactOrigin("wxcc_t0", null, "q"));
    }

    @Test
    void a_record_says_more_than_an_interaction() {
        assertThat(originOf("\"parentInteractionId\":\"t0\",\"parentVoiceCallId\":\"0LQ1\""))
                .isEqualTo(new ContactOrigin("0LQ1", null, null));
    }

    @Test
    void names_are_read_in_any_case() {
        assertThat(originOf("\"ParentInteractionID\":\"t0\""))
                .isEqualTo(new ContactOrigin("wxcc_t0", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tier\":\"gold\"",
                "\"parentInteractionId\":\"\",\"queue\":\" \",\"callOrigin\":null",
                "\"parentInteractionId\":\"t1\"",
                "\"parentVoiceCallId\":\"wxcc_t1\""
            })
    void an_absent_origin_or_the_contact_itself_is_no_origin(String attributes) {
        assertThat(originOf(attributes)).isNull();
    }

    @Test
    void a_parent_too_long_for_salesforce_is_none() {
        assertThat(originOf("\"parentVoiceCallId\":\"" + "p".repeat(256) + "\"")).isNull();
        assertThat(originOf("\"parentInteractionId\":\"" + "p".repeat(251) + "\"")).isNull();
    }

    @Test
    void attributes_stay_there_for_templates() {
        String body = flow("NewContact", ",\"attributes\":{\"parentInteractionId\":\"t0\"}");

        assertThat(((ContactStarted) notice(body)).attributes())
                .containsEntry("parentInteractionId", "t0");
    }

    @Test
    void a_webhook_that_names_a_parent_is_believed() {
        String body = task("task:new", field("parentInteractionId", "t0"));

        assertThat(((ContactStarted) notice(body)).origin())
                .isEqualTo(new ContactOrigin("wxcc_t0", null, null));
        assertThat(((ContactStarted) notice(task("task:new", ""))).origin()).isNull();
    }

    private ContactOrigin originOf(String attributes) {
        String body = flow("NewContact", ",\"attributes\":{" + attributes + "}");
        return ((ContactStarted) notice(body)).origin();
    }
}
