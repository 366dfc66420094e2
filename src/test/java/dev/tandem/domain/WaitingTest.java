package dev.tandem.domain;

import static dev.tandem.domain.CommandKind.CLEAR_ROUTING;
import static dev.tandem.domain.CommandKind.CREATE_VOICE_CALL;
import static dev.tandem.domain.CommandKind.EXECUTE_OMNI_FLOW;
import static dev.tandem.domain.CommandKind.UPDATE_VOICE_CALL;
import static dev.tandem.domain.Message.ended;
import static dev.tandem.domain.Message.offered;
import static dev.tandem.domain.Message.parked;
import static dev.tandem.domain.Message.started;
import static dev.tandem.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.Decision.Withdrawal;
import dev.tandem.domain.state.Alphabet;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an interaction waits for what, and what it does when that does not come. */
class WaitingTest {

    private static final CommandId CREATE = new CommandId(Message.CALL, CREATE_VOICE_CALL, 1);

    @Nested
    class An_ended_call {

        @Test
        void in_queue_waits_ten_seconds_for_a_late_answer() {
            routed().receives(5, parked(5))
                    .receives(30, ended(30))
                    .thenSendsNothing()
                    .thenWakesAt(40);
        }

        @Test
        void last_seen_ringing_waits_thirty() {
            routed().receives(5, offered(5))
                    .receives(30, ended(30))
                    .thenSendsNothing()
                    .thenWakesAt(60);
        }

        @Test
        void that_was_parked_again_after_ringing_waits_ten() {
            routed().receives(5, offered(5))
                    .receives(9, parked(9))
                    .receives(30, ended(30))
                    .thenWakesAt(40);
        }

        @Test
        void without_a_start_is_an_orphan_after_a_minute() {
            Story story = given().receives(30, ended(30)).thenWakesAt(90).woken(90);

            assertThat(story.outcome()).isEqualTo(CloseOutcome.ORPHANED);
        }

        @Test
        void whose_omni_flow_got_no_word_at_all_is_cleared_since_it_may_have_run() {
            Story story =
                    given().receives(0, started(0))
                            .done(1, CREATE_VOICE_CALL)
                            .thenSends(EXECUTE_OMNI_FLOW, 1)
                            .receives(5, ended(5))
                            .thenWakesAt(51)
                            .woken(51);

            story.thenSends(CLEAR_ROUTING, 1);
        }

        @Test
        void is_never_recorded_as_ended_before_it_began() {
            Story story =
                    given().receives(1, Message.startedByFlow(8))
                            .done(1.2, CREATE_VOICE_CALL)
                            .answered(1.4, EXECUTE_OMNI_FLOW, 1, Alphabet.UNSENT)
                            .receives(2, ended(5))
                            .woken(12);

            story.thenSends(UPDATE_VOICE_CALL, 1);
            UpdateVoiceCall update = (UpdateVoiceCall) story.sent().command();
            assertThat(update.endTime()).isEqualTo(update.contact().startTime());
        }
    }

    @Nested
    class A_create_in_flight {

        private final Story story = given().receives(0, started(0)).thenSends(CREATE_VOICE_CALL, 1);

        @Test
        void that_is_not_started_is_issued_again_after_a_minute_under_the_same_name() {
            story.thenWakesAt(60).woken(60).thenSends(CREATE_VOICE_CALL, 1).thenWakesAt(120);
        }

        @Test
        void that_is_started_and_never_answered_is_in_doubt_after_thirty_seconds() {
            story.decide(new CommandStarted(Message.at(1), CREATE, 1))
                    .thenWakesAt(31)
                    .woken(31)
                    .thenSendsNothing();
            assertThat(story.wakeAt()).isBetween(Message.at(31.8), Message.at(32));
        }

        @Test
        void must_not_be_sent_after_five_minutes() {
            assertThat(story.sent().notAfter()).isEqualTo(Message.at(300));
        }

        @Test
        void is_withdrawn_when_the_caller_hangs_up_before_it_is_started() {
            story.receives(2, ended(2)).thenSendsNothing();

            assertThat(((Decision.Acted) story.decision()).withdrawn())
                    .isEqualTo(new Withdrawal(CREATE, 1));
        }

        @Test
        void waits_as_long_as_salesforce_asks_for() {
            CommandUnavailable busy =
                    new CommandUnavailable("limit", false, Duration.ofSeconds(60));

            story.answered(1, CREATE_VOICE_CALL, 1, busy)
                    .thenWakesAt(61)
                    .woken(61)
                    .thenSends(CREATE_VOICE_CALL, 2);
        }

        @Test
        void is_given_up_when_salesforce_asks_to_wait_past_its_deadline() {
            CommandUnavailable busy = new CommandUnavailable("quota", false, Duration.ofHours(1));

            story.answered(1, CREATE_VOICE_CALL, 1, busy)
                    .thenSendsNothing()
                    .thenAnswers(RoutingAnswer.Status.UNAVAILABLE);
            assertThat(story.decision().facts())
                    .hasAtLeastOneElementOfType(InteractionFact.CommandGivenUp.class);
        }
    }

    @Nested
    class A_call_without_news {

        @Test
        void is_cleared_and_closed_as_lost_after_a_day() {
            Story story = routed().thenWakesAt(86_400).woken(86_400);

            story.thenSends(CommandKind.CLEAR_ROUTING, 1);
            story.done(86_401, CommandKind.CLEAR_ROUTING);
            assertThat(story.outcome()).isEqualTo(CloseOutcome.LOST);
        }

        @Test
        void is_forgotten_a_day_after_its_close() {
            Story story = routed().receives(9, Message.connected(9)).receives(30, ended(30));

            story.thenIs(InteractionPhase.CLOSED).thenWakesAt(86_430).woken(86_430);
            story.thenIs(InteractionPhase.UNKNOWN);
            assertThat(story.wakeAt()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, CREATED",
                "'', ' ', CREATED",
                "Support, -, ROUTED",
                "-, 0Hn1, ROUTED",
                "'', 0Hn1, ROUTED"
            })
    void an_answer_that_names_no_target_is_a_record_without_a_routing(
            String queue, String agent, RoutingAnswer.Status status) {
        given().receives(0, started(0))
                .done(0, CREATE_VOICE_CALL)
                .answered(0, EXECUTE_OMNI_FLOW, 1, new OmniFlowExecuted(queue, agent))
                .thenAnswers(status);
    }

    @Test
    void an_event_older_than_the_retention_is_not_taken_in() {
        given().receives(86_401, started(0)).thenIgnores(IgnoreReason.TOO_OLD);
        given().receives(86_400, started(0)).thenSends(CREATE_VOICE_CALL, 1);
    }

    private static Story routed() {
        return given().receives(0, started(0))
                .done(0, CREATE_VOICE_CALL)
                .done(0, EXECUTE_OMNI_FLOW)
                .thenAnswers(RoutingAnswer.Status.ROUTED);
    }
}
