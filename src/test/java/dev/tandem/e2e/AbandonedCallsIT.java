package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.connected;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.WITHOUT_FLOW;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;

import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Abandoned calls, and contacts that belong to no contact centre of the configuration. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class AbandonedCallsIT {
    private final Scenarios scenarios;

    AbandonedCallsIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void s2_a_caller_who_leaves_the_queue_is_cleared_and_closed() {
        scenarios.routed(CENTER).tells(parked(), ended()).closesAfter(abandoned());
    }

    @Test
    void s3_a_hang_up_during_create_waits_for_it_and_skips_the_flow() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, slow(CREATE_VOICE_CALL));
        call.tells(started()).untilAsked(CREATE_VOICE_CALL);
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void s4_a_hang_up_during_the_flow_is_cleared() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, slow(EXECUTE_OMNI_FLOW));
        call.tells(started(), parked()).untilAsked(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(ended()).closesAfter(abandoned());
    }

    @Test
    void s7_without_a_flow_there_is_nothing_to_clear() {
        scenarios
                .call(WITHOUT_FLOW)
                .tells(started())
                .untilAnswered(CREATE_VOICE_CALL)
                .tells(ended())
                .closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void s10_repeated_webhooks_change_nothing() {
        scenarios
                .call(CENTER)
                .tells(10, started())
                .untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)
                .tells(10, parked())
                .tells(10, ended())
                .closesAfter(abandoned());
    }

    @Test
    void s11_an_end_before_its_start_leads_to_the_update_only() {
        scenarios
                .call(CENTER)
                .tells(ended())
                .untilShown("task:ended")
                .tells(started().later(Duration.ofSeconds(-1)))
                .closesAfter(UPDATE_VOICE_CALL);
    }

    @Test
    void s13_an_answer_after_the_grace_time_is_too_late() {
        PhoneCall call = scenarios.routed(CENTER).tells(parked(), ended());
        call.closesAfter(abandoned());
        call.tells(connected()).untilShown("\"ignored\":\"late\"").closesAfter(abandoned());
    }

    @Test
    void s17_chats_and_outbound_tasks_cause_no_request() {
        scenarios
                .call(CENTER)
                .tells(started().with("channelType", "chat"), ended())
                .untilShown("not_voice")
                .closesAfter();
        scenarios
                .call(CENTER)
                .tells(started().with("direction", "OUTBOUND"), ended())
                .untilShown("not_inbound")
                .closesAfter();
    }

    @Test
    void s22_a_flow_without_a_decision_is_cleared() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(
                call, SimulatedFault.on(EXECUTE_OMNI_FLOW, new SimulatedFault.Routing(null, null)));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(ended()).closesAfter(abandoned());
    }
}
