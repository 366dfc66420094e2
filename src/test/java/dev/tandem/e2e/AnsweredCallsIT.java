package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.connected;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.endedBy;
import static dev.tandem.e2e.Notice.offered;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.PATIENT;
import static dev.tandem.embedded.salesforce.Endpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.Endpoint.EXECUTE_OMNI_FLOW;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calls that an agent answers: the record is left to the agent's desktop. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class AnsweredCallsIT {
    private final Scenarios scenarios;

    AnsweredCallsIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void s1_an_answered_call_is_left_to_the_agent() {
        scenarios
                .routed(CENTER)
                .tells(connected(), ended())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void s12_an_answer_told_within_the_grace_time_keeps_the_record_open() {
        scenarios
                .routed(PATIENT)
                .tells(parked(), ended(), connected())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void s14_a_call_that_rings_twice_and_ends_twice_is_answered() {
        scenarios
                .routed(CENTER)
                .tells(parked(), offered(), parked(), offered(), connected(), ended(), ended())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void s15_a_callback_that_was_missed_once_is_still_queued() {
        Notice callback = offered().with("outboundType", "COURTESY_CALLBACK");
        scenarios
                .routed(CENTER)
                .tells(parked(), callback, parked(), endedBy("System", "RONA Timer Expired"))
                .tells(offered(), connected(), endedBy("Agent", "Agent Left"))
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void s19_an_answer_during_create_makes_the_flow_needless() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, slow(CREATE_VOICE_CALL));
        call.tells(started()).untilAsked(CREATE_VOICE_CALL);
        call.tells(connected()).untilAnswered(CREATE_VOICE_CALL);
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL);
    }
}
