package dev.tandem.domain;

import static dev.tandem.domain.Message.callback;
import static dev.tandem.domain.Message.chat;
import static dev.tandem.domain.Message.connected;
import static dev.tandem.domain.Message.ended;
import static dev.tandem.domain.Message.endedRona;
import static dev.tandem.domain.Message.offered;
import static dev.tandem.domain.Message.outbound;
import static dev.tandem.domain.Message.parked;
import static dev.tandem.domain.Message.settings;
import static dev.tandem.domain.Message.started;
import static dev.tandem.domain.Message.startedByFlow;
import static dev.tandem.domain.Message.startedWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The scenarios of the specification: the calls that Salesforce sees, in order. */
class ScenarioTest {

    @Test
    void s1_an_answered_call_is_created_and_routed() {
        Simulation call =
                new Simulation()
                        .receives(0, started(0))
                        .receives(5, connected(5))
                        .receives(60, ended(60));

        sees(call, "create", "omni-flow");
        assertThat(call.outcome()).isEqualTo(CloseOutcome.ANSWERED);
    }

    @Test
    void s2_a_call_abandoned_in_queue_is_cleared_and_closed() {
        Simulation call = abandonedInQueue();

        sees(call, "create", "omni-flow", "clear", "update");
        assertThat(call.outcome()).isEqualTo(CloseOutcome.ABANDONED_IN_QUEUE);
        UpdateVoiceCall update = update(call);
        assertThat(update.voiceCallId()).isEqualTo("0LQ1");
        assertThat(update.contact().startTime()).isEqualTo(Message.T0);
        assertThat(update.endTime()).isEqualTo(Message.at(30));
        assertThat(update.disconnectReason().value()).isEqualTo("Abandoned in queue");
        assertThat(update.fromNumber()).isNull();
    }

    @Test
    void s3_a_hang_up_while_create_is_slow_needs_no_routing() {
        Simulation call =
                new Simulation()
                        .salesforce(slow(CommandKind.CREATE_VOICE_CALL, 4))
                        .receives(0, started(0))
                        .receives(2, ended(2));

        sees(call, "create", "update");
        assertThat(update(call).voiceCallId()).isEqualTo("0LQ1");
    }

    @Test
    void s4_a_hang_up_while_the_omni_flow_is_slow_drops_its_decision() {
        Simulation call =
                new Simulation()
                        .salesforce(slow(CommandKind.EXECUTE_OMNI_FLOW, 4))
                        .receives(0, started(0))
                        .receives(1, parked(1))
                        .receives(2, ended(2));

        sees(call, "create", "omni-flow", "clear", "update");
        assertThat(call.facts())
                .contains(
                        new InteractionFact.RoutingDropped(
                                "queue-1", "agent-1", Message.at(4.204)));
    }

    @Test
    void s5_an_omni_flow_that_timed_out_may_have_left_a_routing() {
        Simulation call =
                new Simulation()
                        .salesforce(answering(CommandKind.EXECUTE_OMNI_FLOW, Reply.timeOut()))
                        .receives(0, started(0))
                        .receives(40, ended(40));

        sees(call, "create", "omni-flow", "clear", "update");
    }

    @Test
    void s6_an_omni_flow_that_salesforce_refused_is_cleared_too() {
        Simulation call =
                new Simulation()
                        .salesforce(answering(CommandKind.EXECUTE_OMNI_FLOW, Reply.refused()))
                        .receives(0, started(0))
                        .receives(40, ended(40));

        sees(call, "create", "omni-flow", "clear", "update");
    }

    @Test
    void s7_without_omni_flow_there_is_nothing_to_clear() {
        Simulation call =
                new Simulation()
                        .receives(0, startedWith(settings(false, MissedCalls.UPDATE_ONLY)))
                        .receives(40, ended(40));

        sees(call, "create", "update");
        assertThat(call.outcome()).isEqualTo(CloseOutcome.ABANDONED_BEFORE_QUEUE);
    }

    @Test
    void s8_a_refused_create_leaves_the_record_to_the_update() {
        Simulation call =
                new Simulation()
                        .salesforce(answering(CommandKind.CREATE_VOICE_CALL, Reply.refused()))
                        .receives(0, started(0))
                        .receives(40, ended(40));

        sees(call, "create", "update");
        assertThat(update(call).voiceCallId()).isEqualTo(Message.KEY);
        assertThat(update(call).fromNumber()).isEqualTo("+14155550100");
    }

    @Test
    void s9_a_call_that_waits_out_an_outage_is_created_and_routed() {
        Simulation call = new Simulation();
        call.salesforce(command ->
                        call.now().isBefore(Message.at(20))
                                ? Reply.down()
                                : Reply.ok(command.id().kind()))
                .receives(0, started(0))
                .receives(100, connected(100))
                .receives(110, ended(110));

        call.run();
        assertThat(call.callWords())
                .startsWith("create", "create", "create")
                .endsWith("create", "omni-flow")
                .containsOnlyOnce("omni-flow");
        assertThat(call.calls()).extracting(IssuedCommand::attempt).startsWith(1, 2, 3, 4, 5);
    }

    @Test
    void s10_notices_received_ten_times_change_nothing() {
        Simulation call = new Simulation();
        for (int i = 0; i < 10; i++) {
            call.receives(i * 0.01, started(0))
                    .receives(5 + i, parked(5))
                    .receives(30 + i, ended(30));
        }

        sees(call, "create", "omni-flow", "clear", "update");
    }

    @Test
    void s11_an_end_before_its_start_leaves_the_record_to_the_update() {
        Simulation call = new Simulation().receives(30, ended(30)).receives(31, started(0));

        sees(call, "update");
        assertThat(update(call).voiceCallId()).isEqualTo(Message.KEY);
    }

    @Test
    void s12_an_answer_received_within_the_grace_time_stops_the_clean_up() {
        Simulation call = inQueue().receives(30, ended(30)).receives(39, connected(29));

        sees(call, "create", "omni-flow");
        assertThat(call.outcome()).isEqualTo(CloseOutcome.ANSWERED);
    }

    @Test
    void s13_an_answer_received_long_after_comes_too_late() {
        Simulation call = inQueue().receives(30, ended(30)).receives(300, connected(29));

        sees(call, "create", "omni-flow", "clear", "update");
        assertThat(call.ignored()).contains(IgnoreReason.LATE);
    }

    @Test
    void s14_an_agent_who_does_not_answer_is_no_end() {
        Simulation call =
                inQueue()
                        .receives(10, offered(10))
                        .receives(20, parked(20))
                        .receives(25, offered(25))
                        .receives(30, connected(30))
                        .receives(50, ended(50))
                        .receives(51, ended(51));

        sees(call, "create", "omni-flow");
    }

    @Test
    void s15_a_queued_callback_outlives_the_end_of_an_attempt() {
        Simulation call =
                inQueue()
                        .receives(200, callback(200))
                        .receives(220, parked(220))
                        .receives(221, endedRona(221))
                        .receives(400, offered(400))
                        .receives(410, connected(410))
                        .receives(500, ended(500));

        sees(call, "create", "omni-flow");
        assertThat(call.ignored()).contains(IgnoreReason.CALLBACK_STILL_QUEUED);
    }

    @Test
    void s16_a_clear_that_fails_for_good_does_not_stop_the_update() {
        Simulation call =
                abandonedInQueue()
                        .salesforce(answering(CommandKind.CLEAR_ROUTING, Reply.down()))
                        .run();

        assertThat(call.callWords())
                .startsWith("create", "omni-flow", "clear", "clear")
                .endsWith("clear", "update")
                .containsOnlyOnce("update");
        assertThat(call.facts())
                .filteredOn(InteractionFact.CommandGivenUp.class::isInstance)
                .hasSize(1);
    }

    @Test
    void s17_a_chat_is_ignored() {
        Simulation call =
                new Simulation().receives(0, chat(0)).receives(5, parked(5)).receives(9, ended(9));

        sees(call);
        assertThat(call.ignored()).contains(IgnoreReason.NOT_VOICE);
    }

    @Test
    void s17_an_outbound_call_is_ignored() {
        Simulation call = new Simulation().receives(0, outbound(0)).receives(9, ended(9));

        sees(call);
        assertThat(call.ignored()).contains(IgnoreReason.NOT_INBOUND);
    }

    @Test
    void s18_the_same_call_by_both_doors_is_one() {
        Simulation call =
                new Simulation()
                        .receives(0, startedByFlow(0.2))
                        .receives(0.5, started(0))
                        .receives(9, connected(9))
                        .receives(30, ended(30));

        sees(call, "create", "omni-flow");
    }

    @Test
    void s19_an_answer_before_create_is_done_needs_no_routing() {
        Simulation call =
                new Simulation()
                        .salesforce(slow(CommandKind.CREATE_VOICE_CALL, 4))
                        .receives(0, started(0))
                        .receives(2, connected(2))
                        .receives(60, ended(60));

        sees(call, "create");
    }

    @Test
    void s22_an_omni_flow_that_decided_nothing_is_cleared_too() {
        Simulation call =
                abandonedInQueue()
                        .salesforce(
                                answering(CommandKind.EXECUTE_OMNI_FLOW, Reply.decidedNothing()));

        sees(call, "create", "omni-flow", "clear", "update");
    }

    private static Simulation inQueue() {
        return new Simulation().receives(0, started(0)).receives(5, parked(5));
    }

    private static Simulation abandonedInQueue() {
        return inQueue().receives(30, ended(30));
    }

    private static void sees(Simulation call, String... words) {
        assertThat(call.run().callWords()).containsExactly(words);
    }

    private static UpdateVoiceCall update(Simulation call) {
        return (UpdateVoiceCall) call.calls().getLast().command();
    }

    private static Function<IssuedCommand, Reply> answering(CommandKind kind, Reply reply) {
        return command -> command.id().kind() == kind ? reply : Reply.ok(command.id().kind());
    }

    private static Function<IssuedCommand, Reply> slow(CommandKind kind, double seconds) {
        return answering(kind, Reply.ok(kind).slow(seconds));
    }
}
