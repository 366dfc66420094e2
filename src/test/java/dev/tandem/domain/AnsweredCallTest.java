package dev.tandem.domain;

import static dev.tandem.domain.CommandKind.CREATE_VOICE_CALL;
import static dev.tandem.domain.CommandKind.EXECUTE_OMNI_FLOW;
import static dev.tandem.domain.CommandKind.UPDATE_VOICE_CALL;
import static dev.tandem.domain.Message.connected;
import static dev.tandem.domain.Message.ended;
import static dev.tandem.domain.Message.held;
import static dev.tandem.domain.Message.offered;
import static dev.tandem.domain.Message.parked;
import static dev.tandem.domain.Message.recording;
import static dev.tandem.domain.Message.resumed;
import static dev.tandem.domain.Message.startedWith;
import static dev.tandem.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.SalesforceCommand.CallFigures;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.state.Alphabet;
import dev.tandem.domain.state.OpenInteraction;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Answered calls where answered-calls=update: one update, when no more notices come. */
class AnsweredCallTest {

    private static final ContactCenterSettings UPDATED =
            Message.settings(true, MissedCalls.UPDATE_ONLY, AnsweredCalls.UPDATE);

    @Nested
    class That_ended {

        private final Story story = answered().receives(100, ended(100));

        @Test
        void is_updated_after_a_quiet_minute() {
            story.thenSendsNothing().thenWakesAt(160);
            story.woken(159.9).thenSendsNothing();
            story.woken(160).thenSends(UPDATE_VOICE_CALL, 1);
            story.done(160.2, UPDATE_VOICE_CALL).thenIs(InteractionPhase.CLOSED);
            assertThat(story.outcome()).isEqualTo(CloseOutcome.ANSWERED);
        }

        @Test
        void waits_a_minute_from_every_notice() {
            story.receives(130, recording(120)).thenWakesAt(190);
            story.receives(150, ended(149)).thenSendsNothing().thenWakesAt(210);
            story.woken(210).thenSends(UPDATE_VOICE_CALL, 1);

            assertThat(update(story).endTime()).isEqualTo(Message.at(149));
            assertThat(update(story).figures().recordingLocation()).isEqualTo("rec/1.wav");
        }

        @Test
        void is_not_made_to_wait_by_what_it_knows() {
            story.receives(130, ended(100)).thenIgnores(IgnoreReason.DUPLICATE).thenWakesAt(160);
        }

        @Test
        void is_not_updated_while_it_waits_in_another_queue() {
            story.receives(101, parked(101)).thenSendsNothing().thenWakesAt(101 + 86_400);
            story.receives(900, connected(900)).thenSendsNothing();
            story.receives(1_000, ended(1_000)).thenWakesAt(1_060).woken(1_060);
            story.thenSends(UPDATE_VOICE_CALL, 1);

            assertThat(update(story).endTime()).isEqualTo(Message.at(1_000));
            assertThat(update(story).figures().acceptTime()).isEqualTo(Message.at(20));
        }

        @Test
        void keeps_its_update_withdrawable_when_it_turns_out_to_live() {
            story.woken(160).thenSends(UPDATE_VOICE_CALL, 1);
            story.receives(161, connected(150)).thenSendsNothing();

            assertThat(((Decision.Acted) story.decision()).withdrawn()).isNotNull();
        }

        @Test
        void is_updated_with_what_became_known_before_the_update_was_sent() {
            story.woken(160).thenSends(UPDATE_VOICE_CALL, 1);
            story.receives(161, recording(120)).thenSendsNothing();
            assertThat(((Decision.Acted) story.decision()).withdrawn()).isNotNull();

            story.answered(162, UPDATE_VOICE_CALL, 1, Alphabet.UNSENT).thenWakesAt(221);
            story.woken(221).thenSends(UPDATE_VOICE_CALL, 2);
            assertThat(update(story).figures().recordingLocation()).isEqualTo("rec/1.wav");
        }

        @Test
        void has_a_day_for_its_update() {
            story.woken(160);

            assertThat(story.sent().notAfter()).isEqualTo(Message.at(160 + 86_400));
        }
    }

    @Test
    void the_update_reports_the_figures_of_the_call() {
        Story story =
                answered()
                        .receives(30, held(30))
                        .receives(40, resumed(40))
                        .receives(50, held(50))
                        .receives(100, ended(100))
                        .receives(110, recording(105))
                        .woken(170);

        UpdateVoiceCall update = update(story);
        assertThat(update.voiceCallId()).isEqualTo("0LQ1");
        assertThat(update.contact().startTime()).isEqualTo(Message.T0);
        assertThat(update.endTime()).isEqualTo(Message.at(100));
        assertThat(update.fromNumber()).isNull();
        assertThat(update.disconnectReason())
                .isEqualTo(new SalesforceCommand.DisconnectReason("Customer Left", false));
        assertThat(update.figures())
                .isEqualTo(
                        new CallFigures(
                                Message.at(5),
                                Message.at(20),
                                Duration.ofSeconds(20),
                                2,
                                Duration.ofSeconds(50),
                                Duration.ofSeconds(60),
                                "q-1",
                                "rec/1.wav"));
    }

    @Test
    void an_answer_received_after_the_grace_time_replaces_the_update_of_an_abandoned_call() {
        Story story =
                given().receives(0, startedWith(UPDATED))
                        .done(0, CREATE_VOICE_CALL)
                        .answered(1, EXECUTE_OMNI_FLOW, 1, Alphabet.UNSENT)
                        .receives(30, ended(30))
                        .woken(40)
                        .thenSends(UPDATE_VOICE_CALL, 1);
        assertThat(update(story).figures()).isNull();

        story.receives(41, connected(29)).thenSendsNothing();
        assertThat(((Decision.Acted) story.decision()).withdrawn()).isNotNull();
        story.answered(42, UPDATE_VOICE_CALL, 1, Alphabet.UNSENT).woken(101);
        story.thenSends(UPDATE_VOICE_CALL, 2);
        assertThat(update(story).figures().acceptTime()).isEqualTo(Message.at(29));
    }

    @Test
    void a_caller_who_never_waited_has_no_time_in_a_queue() {
        Story story =
                given().receives(0, startedWith(UPDATED))
                        .done(0, CREATE_VOICE_CALL)
                        .done(0, EXECUTE_OMNI_FLOW)
                        .receives(20, connected(20))
                        .receives(30, parked(30))
                        .receives(40, connected(40))
                        .receives(100, ended(100))
                        .woken(160);

        assertThat(update(story).figures().enqueueTime()).isNull();
        assertThat(update(story).figures().acceptTime()).isEqualTo(Message.at(20));
    }

    @Test
    void times_before_the_start_are_reported_as_the_start() {
        Story story =
                given().receives(0, connected(-5))
                        .receives(1, startedWith(UPDATED))
                        .done(1, CREATE_VOICE_CALL)
                        .receives(10, ended(10))
                        .woken(70);

        assertThat(update(story).figures().acceptTime()).isEqualTo(Message.T0);
        assertThat(update(story).figures().agentInteraction()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_call_whose_end_never_comes_is_lost_without_an_update() {
        Story story = answered().thenWakesAt(20 + 86_400).woken(20 + 86_400);

        story.thenSendsNothing().thenIs(InteractionPhase.CLOSED);
        assertThat(story.outcome()).isEqualTo(CloseOutcome.LOST);
    }

    @Test
    void a_call_of_which_only_a_leg_ended_is_lost_without_an_update() {
        Story story = answered().receives(100, ended(100)).receives(101, offered(101));

        story.woken(101 + 86_400).thenSendsNothing();
        assertThat(story.outcome()).isEqualTo(CloseOutcome.LOST);
    }

    @Test
    void a_refused_update_may_be_redriven_after_the_close() {
        Story story = answered().receives(100, ended(100)).woken(160);
        story.answered(161, UPDATE_VOICE_CALL, 1, Alphabet.REFUSED).thenSendsNothing();
        assertThat(story.outcome()).isEqualTo(CloseOutcome.ANSWERED);

        story.decide(new InteractionInput.CommandRedriven(Message.at(200), UPDATE_VOICE_CALL));

        assertThat(story.sent().id().ordinal()).isEqualTo(2);
        assertThat(update(story).figures().acceptTime()).isEqualTo(Message.at(20));
    }

    @Test
    void a_call_without_a_record_is_left_without_one() {
        Story story =
                given().receives(0, startedWith(UPDATED))
                        .answered(1, CREATE_VOICE_CALL, 1, Alphabet.REFUSED)
                        .receives(20, connected(20))
                        .receives(100, ended(100));

        story.thenSendsNothing().thenIs(InteractionPhase.CLOSED);
    }

    @Test
    void a_call_that_is_left_to_the_agent_remembers_nothing_of_it() {
        Story story =
                given().receives(0, Message.started(0))
                        .receives(10, connected(10))
                        .receives(20, held(20));

        assertThat(story.state())
                .isInstanceOfSatisfying(
                        OpenInteraction.class,
                        open -> assertThat(open.history().statistics()).isNull());
        story.done(30, CREATE_VOICE_CALL).receives(50, ended(50)).thenIs(InteractionPhase.CLOSED);
    }

    private static Story answered() {
        return given().receives(0, startedWith(UPDATED))
                .done(0, CREATE_VOICE_CALL)
                .done(0, EXECUTE_OMNI_FLOW)
                .receives(5, parked(5))
                .receives(20, connected(20));
    }

    private static UpdateVoiceCall update(Story story) {
        return (UpdateVoiceCall) story.sent().command();
    }
}
