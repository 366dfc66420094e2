package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.connected;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.endedBy;
import static dev.tandem.e2e.Notice.failed;
import static dev.tandem.e2e.Notice.left;
import static dev.tandem.e2e.Notice.offered;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.recorded;
import static dev.tandem.e2e.Notice.renumbered;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.LABELLED;
import static dev.tandem.e2e.Scenarios.PATIENT;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webex does not guarantee delivery: the other notices of a call replace the lost one. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class LostWebhooksIT {
    private final Scenarios scenarios;

    LostWebhooksIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void a_call_that_an_agent_ended_was_answered() {
        scenarios
                .routed(CENTER)
                .tells(offered(), endedBy("Agent", "Agent Left"))
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task:on-hold",
                "task:hold-done",
                "task:consulting",
                "task:consult-done",
                "task:conferencing",
                "task:conference-done",
                "task:join-conference",
                "task:exit-conference",
                "task:conference-transferred",
                "task:owner-changed",
                "task:primary-owner-left"
            })
    void a_call_with_what_only_an_answered_one_can_have_was_answered(String type) {
        scenarios
                .routed(CENTER)
                .tells(parked(), Notice.ofType(type), ended())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void a_call_that_was_recorded_was_answered() {
        scenarios
                .routed(PATIENT)
                .tells(parked(), ended(), recorded())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void a_call_whose_agent_a_flow_saw_leave_was_answered() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.flow().decided(call);
        scenarios.flow().tells(call, "AgentDisconnected").join();
        scenarios.flow().tells(call, "PhoneContactEnded").join();
        call.closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void a_call_whose_start_is_lost_begins_with_the_next_notice() {
        scenarios
                .call(CENTER)
                .tells(parked())
                .untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)
                .tells(offered(), connected(), ended())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void a_call_whose_start_is_lost_is_cleared_and_closed_when_it_is_abandoned() {
        scenarios
                .call(CENTER)
                .tells(offered())
                .untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)
                .tells(ended())
                .closesAfter(abandoned());
    }

    @Test
    void a_customer_who_left_has_ended_the_call_where_no_end_follows() {
        scenarios.routed(CENTER).tells(parked(), left()).closesAfter(abandoned());
    }

    @Test
    void a_task_that_failed_has_ended() {
        scenarios.routed(CENTER).tells(parked(), failed()).closesAfter(abandoned());
    }

    @Test
    void a_number_that_webex_corrected_is_sent_with_the_update() {
        scenarios
                .routed(CENTER)
                .tells(parked(), renumbered("+14805550199"), ended())
                .closesAfter(abandoned());
    }

    @Test
    void a_call_that_the_system_ended_before_any_queue_ended_in_self_service() {
        scenarios.routed(CENTER).tells(endedBy("System", "Flow Ended")).closesAfter(abandoned());
    }

    @Test
    void each_type_of_abandoned_call_has_its_own_configured_values() {
        PhoneCall inMenu = scenarios.routed(LABELLED).tells(ended());
        PhoneCall ringing = scenarios.routed(LABELLED).tells(offered(), ended());
        PhoneCall inQueue = scenarios.routed(LABELLED).tells(parked(), ended());
        inMenu.closesAfter(abandoned());
        ringing.closesAfter(abandoned());
        inQueue.closesAfter(abandoned());
    }
}
