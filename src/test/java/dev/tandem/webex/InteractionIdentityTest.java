package dev.tandem.webex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tandem.domain.ContactOrigin;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.webex.json.EventJson;
import dev.tandem.webex.json.InteractionIds;
import dev.tandem.webex.signature.WebhookEnvelope;
import dev.tandem.webex.signature.WebhookVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One call has one id, and what was never filled in is none. */
class InteractionIdentityTest extends TranslatedEvents {
    private static final String UUID = "94D8835D-C749-11EC-8573-7BECD36CB425";
    private static final String LOWER = "94d8835d-c749-11ec-8573-7becd36cb425";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{NewPhoneContact.InteractionId}}",
                "x{{id}}",
                "null",
                "NULL",
                "undefined",
                "None",
                "nil",
                "NaN",
                "${id}",
                "[object Object]",
                "00000000-0000-0000-0000-000000000000",
                "",
                " "
            })
    void an_id_that_was_never_filled_in_is_refused(String id) {
        assertThat(translate(flowOf(id))).isInstanceOf(EventTranslation.Unreadable.class);
        assertThat(FlowEvent.read(flowOf(id).getBytes(UTF_8)))
                .isInstanceOf(FlowEvent.Unreadable.class);
        assertThat(translate(taskOf("task:new", id)))
                .isInstanceOf(EventTranslation.Unreadable.class);
        assertThat(accepted(taskOf("task:new", id))).isInstanceOf(WebhookVerdict.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "{{id}}"})
    void an_agent_without_a_task_is_no_fault(String id) {
        assertThat(translate(taskOf("agent:state_change", id)))
                .isInstanceOf(EventTranslation.NotForInteractions.class);
        assertThat(accepted(taskOf("agent:state_change", id)))
                .asInstanceOf(type(WebhookVerdict.Accepted.class))
                .satisfies(it -> assertThat(it.interactionId()).isNull());
    }

    @Test
    void a_uuid_is_taken_in_lower_case_by_each_door() {
        assertThat(((EventTranslation.Translated) translate(flowOf(UUID))).interactionId())
                .isEqualTo(LOWER);
        assertThat(
                        ((EventTranslation.Translated) translate(taskOf("task:new", UUID)))
                                .interactionId())
                .isEqualTo(LOWER);
        assertThat(FlowEvent.read(flowOf(" " + UUID).getBytes(UTF_8)))
                .isEqualTo(new FlowEvent.NewContact(LOWER));
        assertThat(accepted(taskOf("task:new", UUID)))
                .asInstanceOf(type(WebhookVerdict.Accepted.class))
                .satisfies(it -> assertThat(it.recordKey()).isEqualTo(LOWER));
    }

    @Test
    void a_parent_is_named_in_lower_case_too() {
        String attributes = ",\"attributes\":{\"parentInteractionId\":\"" + UUID + "\"}";
        assertThat(started(attributes).origin())
                .isEqualTo(new ContactOrigin("wxcc_" + LOWER, null, null));
        attributes = ",\"attributes\":{\"parentVoiceCallId\":\"wxcc_" + UUID + "\"}";
        assertThat(started(attributes).origin())
                .isEqualTo(new ContactOrigin("wxcc_" + LOWER, null, null));
    }

    @Test
    void another_id_keeps_its_case() {
        assertThat(InteractionIds.canonical("Call-A")).isEqualTo("Call-A");
    }

    private static String flowOf(String id) {
        return "{\"event\":\"NewPhoneContact\",\"interactionId\":\"" + id + "\"}";
    }

    private static String taskOf(String type, String id) {
        return "{\"type\":\"" + type + "\",\"id\":\"e1\",\"data\":{\"taskId\":\"" + id + "\"}}";
    }

    private static WebhookVerdict accepted(String body) {
        return switch (EventJson.read(body.getBytes(UTF_8))) {
            case EventJson.Parsed(var root) -> WebhookEnvelope.accept(root, null);
            case EventJson.Garbled(String why) -> new WebhookVerdict.Unreadable(why);
        };
    }

    private ContactStarted started(String more) {
        return (ContactStarted) notice(flow("NewContact", more));
    }
}
