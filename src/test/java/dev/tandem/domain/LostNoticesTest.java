package dev.tandem.domain;

import static dev.tandem.domain.CommandKind.CLEAR_ROUTING;
import static dev.tandem.domain.CommandKind.CREATE_VOICE_CALL;
import static dev.tandem.domain.CommandKind.EXECUTE_OMNI_FLOW;
import static dev.tandem.domain.CommandKind.UPDATE_VOICE_CALL;
import static dev.tandem.domain.Message.callback;
import static dev.tandem.domain.Message.connected;
import static dev.tandem.domain.Message.consulting;
import static dev.tandem.domain.Message.ended;
import static dev.tandem.domain.Message.endedByAgent;
import static dev.tandem.domain.Message.held;
import static dev.tandem.domain.Message.left;
import static dev.tandem.domain.Message.offered;
import static dev.tandem.domain.Message.parked;
import static dev.tandem.domain.Message.recording;
import static dev.tandem.domain.Message.resumed;
import static dev.tandem.domain.Message.started;
import static dev.tandem.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import dev.tandem.domain.state.Alphabet;
import dev.tandem.domain.state.InputBounds;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any notice may be lost: the others prove what it says. */
class LostNoticesTest {

    static Stream<Message> proofs() {
        return Stream.of(held(20), resumed(20), consulting(20), recording(32));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void what_only_an_answered_call_has_proves_the_answer(Message proof) {
        Simulation call =
                new Simulation()
                        .receives(0, started(0))
                        .receives(5, parked(5))
                        .receives(30, ended(30))
                        .receives(33, proof);

        assertThat(call.run().callWords()).containsExactly("create", "omni-flow");
        assertThat(call.outcome()).isEqualTo(CloseOutcome.ANSWERED);
    }

    @Nested
    class An_end_by_the_agent {

        @Test
        void of_a_call_that_was_offered_proves_the_answer_in_either_order() {
            routed().receives(5, offered(5))
                    .receives(30, endedByAgent(30))
                    .thenIs(InteractionPhase.CLOSED);
            Story story =
                    routed().receives(6, endedByAgent(30)).thenIs(InteractionPhase.ABANDONING);
            story.receives(7, offered(5)).thenIs(InteractionPhase.CLOSED);
            assertThat(story.outcome()).isEqualTo(CloseOutcome.ANSWERED);
        }

        @Test
        void is_known_from_the_reason_where_no_party_is_named() {
            Story story = routed().receives(5, offered(5));
            story.decide(
                    new InteractionInput.ContactEnded(
                            endedByAgent(30).receivedAt(Message.at(30)).header(),
                            "AGENT_LEFT",
                            null));

            assertThat(story.outcome()).isEqualTo(CloseOutcome.ANSWERED);
        }

        @Test
        void of_a_call_that_was_never_offered_proves_nothing() {
            routed().receives(5, parked(5))
                    .receives(30, endedByAgent(30))
                    .woken(40)
                    .thenSends(CLEAR_ROUTING, 1);
        }
    }

    @Test
    void a_clear_that_failed_is_not_redriven_for_a_call_that_turned_out_to_be_answered() {
        Story story = routed().receives(30, ended(30)).woken(40);
        story.answered(41, CLEAR_ROUTING, 1, Alphabet.REFUSED).thenSends(UPDATE_VOICE_CALL, 1);
        story.receives(42, connected(29)).answered(43, UPDATE_VOICE_CALL, 1, Alphabet.UNSENT);
        assertThat(story.outcome()).isEqualTo(CloseOutcome.ANSWERED);

        story.decide(new InteractionInput.CommandRedriven(Message.at(50), CLEAR_ROUTING))
                .thenIgnores(IgnoreReason.NOTHING_TO_REDRIVE);
    }

    @Nested
    class A_lost_start {

        @Test
        void is_made_of_the_first_notice_after_three_seconds() {
            Story story = given().receives(10, parked(9).describing()).thenSendsNothing();
            story.thenWakesAt(13).woken(13).thenSends(CREATE_VOICE_CALL, 1);

            Contact contact = ((OpenInteraction) story.state()).contact();
            assertThat(contact.startTime()).isEqualTo(Message.at(9));
            assertThat(contact.ani()).isEqualTo("+14155550100");
            assertThat(story.sent().notAfter()).isEqualTo(Message.at(310));
            story.receives(14, started(0)).thenIgnores(IgnoreReason.DUPLICATE);
        }

        @Test
        void is_taken_as_it_is_when_it_comes_in_time() {
            Story story = given().receives(10, parked(9).describing()).receives(12, started(0));

            story.thenSends(CREATE_VOICE_CALL, 1);
            assertThat(((OpenInteraction) story.state()).contact().startTime())
                    .isEqualTo(Message.T0);
        }

        @Test
        void is_made_before_a_departure_counts_as_the_end() {
            Story story = given().receives(10, parked(9).describing()).receives(11, left(10));

            assertThat(story.woken(200).decision().facts())
                    .hasExactlyElementsOfTypes(
                            InteractionFact.StartNoted.class,
                            InteractionFact.EndInferred.class,
                            InteractionFact.CommandIssued.class);
        }

        @Test
        void has_the_time_of_the_earliest_notice_and_waits_from_the_first_one() {
            Story story =
                    given().receives(10, connected(9).describing())
                            .receives(11, parked(5).describing())
                            .thenWakesAt(13)
                            .woken(13);

            assertThat(((OpenInteraction) story.state()).contact().startTime())
                    .isEqualTo(Message.at(5));
        }

        @Test
        void of_a_call_that_ended_meanwhile_leaves_the_record_to_the_update() {
            Simulation call =
                    new Simulation().receives(10, parked(9).describing()).receives(11, ended(11));

            assertThat(call.run().callWords()).containsExactly("update");
        }

        @Test
        void stays_lost_where_no_notice_describes_the_contact() {
            Story story =
                    given().receives(10, parked(9))
                            .receives(20, ended(20))
                            .thenWakesAt(80)
                            .woken(80);

            assertThat(story.outcome()).isEqualTo(CloseOutcome.ORPHANED);
        }

        @Test
        void does_not_make_the_settings_stand_in_the_journal_again_and_again() {
            InteractionInput notice = parked(9).describing().receivedAt(Message.at(10));
            Interaction open = given().receives(0, started(0)).state();

            assertThat(InputBounds.neededBy(Interaction.unknown(Message.CALL), notice))
                    .isEqualTo(notice);
            assertThat(InputBounds.neededBy(open, notice))
                    .isEqualTo(parked(9).receivedAt(Message.at(10)));
        }
    }

    @Nested
    class A_customer_who_left {

        @Test
        void has_ended_the_call_where_no_end_follows_within_a_minute() {
            Story story = routed().receives(5, parked(5)).receives(31, left(30)).thenSendsNothing();
            story.thenWakesAt(91).woken(91).thenSends(CLEAR_ROUTING, 1);
            story.done(91.2, CLEAR_ROUTING);

            assertThat(update(story).endTime()).isEqualTo(Message.at(30));
            assertThat(update(story).disconnectReason().value()).isEqualTo("Abandoned in queue");
        }

        @Test
        void leaves_the_commands_their_whole_time_from_when_the_end_was_missed() {
            Story story = routed().receives(31, left(30)).woken(91).thenSends(CLEAR_ROUTING, 1);

            assertThat(story.sent().notAfter()).isEqualTo(Message.at(91 + 600));
        }

        @Test
        void gives_way_to_the_end_that_follows() {
            Story story = routed().receives(31, left(30)).receives(40, ended(39)).thenWakesAt(50);

            story.woken(50).thenSends(CLEAR_ROUTING, 1).done(51, CLEAR_ROUTING);
            assertThat(update(story).endTime()).isEqualTo(Message.at(39));
        }

        @Test
        void ends_an_answered_call_without_a_command() {
            Story story = routed().receives(10, connected(10)).receives(31, left(30)).woken(91);

            story.thenSendsNothing();
            assertThat(story.outcome()).isEqualTo(CloseOutcome.ANSWERED);
        }

        @Test
        void and_is_called_back_is_still_queued() {
            Story story = routed().receives(31, left(30)).receives(60, callback(59));

            story.thenWakesAt(60 + 86_400).woken(91).thenIgnores(IgnoreReason.NOTHING_DUE);
        }

        @Test
        void without_a_start_is_an_orphan() {
            Story story = given().receives(31, left(30)).thenWakesAt(91).woken(91);

            story.thenWakesAt(151).woken(151);
            assertThat(story.outcome()).isEqualTo(CloseOutcome.ORPHANED);
        }

        @Test
        void ends_the_wait_for_a_command_that_is_in_flight_too() {
            given().receives(0, started(0))
                    .receives(1, left(1))
                    .woken(60)
                    .thenSends(CREATE_VOICE_CALL, 1)
                    .thenWakesAt(61)
                    .woken(61)
                    .thenIs(InteractionPhase.CREATING)
                    .thenSendsNothing();
        }
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
