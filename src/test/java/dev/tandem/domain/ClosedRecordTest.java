package dev.tandem.domain;

import static dev.tandem.domain.CommandKind.CLEAR_ROUTING;
import static dev.tandem.domain.CommandKind.CREATE_VOICE_CALL;
import static dev.tandem.domain.CommandKind.EXECUTE_OMNI_FLOW;
import static dev.tandem.domain.Message.callback;
import static dev.tandem.domain.Message.ended;
import static dev.tandem.domain.Message.endedBySystem;
import static dev.tandem.domain.Message.offered;
import static dev.tandem.domain.Message.parked;
import static dev.tandem.domain.Message.renumbered;
import static dev.tandem.domain.Message.started;
import static dev.tandem.domain.Message.startedWith;
import static dev.tandem.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.SalesforceCommand.DisconnectReason;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The values with which the record of an abandoned call is closed. */
class ClosedRecordTest {

    @Nested
    class A_changed_number {

        @Test
        void goes_along_with_the_update_of_a_record_that_exists() {
            Story story = routed().receives(10, renumbered(10)).receives(30, ended(30)).woken(40);

            assertThat(update(story.done(41, CLEAR_ROUTING)).fromNumber())
                    .isEqualTo(Message.NEW_NUMBER);
        }

        @Test
        void replaces_the_starts_where_the_update_makes_the_record() {
            Simulation call =
                    new Simulation()
                            .receives(29, renumbered(10))
                            .receives(30, ended(30))
                            .receives(31, started(0))
                            .run();

            assertThat(((UpdateVoiceCall) call.calls().getLast().command()).fromNumber())
                    .isEqualTo(Message.NEW_NUMBER);
        }
    }

    @Nested
    class The_reason_of_the_disconnect {

        @Test
        void of_a_call_that_the_system_ended_before_any_queue_is_self_service() {
            Story story =
                    routed().receives(30, endedBySystem(30)).woken(40).done(41, CLEAR_ROUTING);

            assertThat(update(story).disconnectReason())
                    .isEqualTo(new DisconnectReason("Ended in self-service", false));
            story.done(42, CommandKind.UPDATE_VOICE_CALL);
            assertThat(story.outcome()).isEqualTo(CloseOutcome.ENDED_IN_SELF_SERVICE);
        }

        @Test
        void of_a_call_that_the_system_ended_in_a_queue_is_the_queues() {
            Story story =
                    routed().receives(10, parked(10))
                            .receives(30, endedBySystem(30))
                            .woken(40)
                            .done(41, CLEAR_ROUTING);

            assertThat(update(story).disconnectReason())
                    .isEqualTo(new DisconnectReason("Abandoned in queue", true));
        }

        @Test
        void of_a_callback_is_callback_whatever_its_type() {
            Story story =
                    given().receives(0, startedWith(labelled()))
                            .done(0, CREATE_VOICE_CALL)
                            .done(0, EXECUTE_OMNI_FLOW)
                            .receives(10, callback(10))
                            .receives(30, ended(30))
                            .woken(60)
                            .done(61, CLEAR_ROUTING);

            assertThat(update(story).disconnectReason())
                    .isEqualTo(new DisconnectReason("CALLBACK", false));
        }

        @Test
        void is_that_of_its_type() {
            assertThat(labelledReason(ended(30))).isEqualTo("words of BEFORE_QUEUE");
            assertThat(labelledReason(parked(10), ended(30))).isEqualTo("words of IN_QUEUE");
            assertThat(labelledReason(offered(10), ended(30))).isEqualTo("words of WHILE_RINGING");
            assertThat(labelledReason(endedBySystem(30))).isEqualTo("words of SELF_SERVICE");
        }

        private static String labelledReason(Message... messages) {
            Simulation call = new Simulation().receives(0, startedWith(labelled()));
            for (int i = 0; i < messages.length; i++) {
                call.receives(10 + i, messages[i]);
            }
            return ((UpdateVoiceCall) call.run().calls().getLast().command())
                    .disconnectReason()
                    .value();
        }
    }

    private static ContactCenterSettings labelled() {
        Map<AbandonmentType, DisconnectReason> reasons = new HashMap<>();
        for (AbandonmentType type : AbandonmentType.values()) {
            reasons.put(type, new DisconnectReason("words of " + type, false));
        }
        ContactCenterSettings support = Message.SUPPORT;
        return new ContactCenterSettings(
                support.name(),
                support.org(),
                support.omniFlow(),
                support.afterEnd(),
                support.deadlines(),
                reasons);
    }

    private static Story routed() {
        return given().receives(0, started(0))
                .done(0, CREATE_VOICE_CALL)
                .done(0, EXECUTE_OMNI_FLOW);
    }

    private static UpdateVoiceCall update(Story story) {
        return (UpdateVoiceCall) story.sent().command();
    }
}
