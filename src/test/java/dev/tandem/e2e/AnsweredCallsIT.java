package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.connected;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.endedBy;
import static dev.tandem.e2e.Notice.held;
import static dev.tandem.e2e.Notice.offered;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.recorded;
import static dev.tandem.e2e.Notice.resumed;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.PATIENT;
import static dev.tandem.e2e.Scenarios.UPDATED;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
    void s12_an_answer_within_the_grace_time_keeps_the_record_open() {
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
    void s19_an_answer_during_create_skips_the_flow() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, slow(CREATE_VOICE_CALL));
        call.tells(started()).untilAsked(CREATE_VOICE_CALL);
        call.tells(connected()).untilAnswered(CREATE_VOICE_CALL);
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL);
    }

    @Test
    void an_answered_call_is_updated_with_its_figures_once_webex_was_silent_for_a_minute() {
        PhoneCall call = scenarios.call(UPDATED).tells(started().ago(200));
        call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(parked().ago(190), offered().ago(180), connected().ago(170))
                .tells(held().ago(150), resumed().ago(130), held().ago(20))
                .tells(2, ended().ago(10));
        Instant silentFrom = Instant.now();
        call.tells(recorded().ago(5));
        call.patiently(Duration.ofMinutes(1))
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW, UPDATE_VOICE_CALL);
        assertThat(call.requests().getLast().at()).isAfter(silentFrom.plusSeconds(60));
        call.tells(ended(), recorded()).untilShown("\"ignored\":\"late\"");
        assertThat(call.requests()).hasSize(3);
    }

    @Test
    void a_transferred_call_is_created_with_its_parent() {
        PhoneCall parent = scenarios.routed(CENTER).tells(connected());
        Notice transfer =
                started().with("parentInteractionId", parent.id()).with("callOrigin", "Transfer");
        scenarios
                .call(CENTER)
                .tells(transfer)
                .untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)
                .tells(connected(), ended())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }
}
