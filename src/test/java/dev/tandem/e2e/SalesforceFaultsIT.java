package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.connected;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.OUT_OF_SERVICE;
import static dev.tandem.e2e.OrgFaults.refused;
import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.OF_DOWN_ORG;
import static dev.tandem.e2e.Scenarios.OF_HASTY_ORG;
import static dev.tandem.e2e.Scenarios.OF_STRICT_ORG;
import static dev.tandem.e2e.Scenarios.OF_STUCK_ORG;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CLEAR_ROUTING;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.TOKEN;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calls of an org that is slow or down, refuses requests or revokes tokens. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class SalesforceFaultsIT {
    private final Scenarios scenarios;

    SalesforceFaultsIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void s5_a_flow_that_timed_out_is_not_repeated_but_cleared() {
        PhoneCall call = scenarios.call(OF_HASTY_ORG);
        scenarios.meets(call, slow(EXECUTE_OMNI_FLOW));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(ended()).closesAfter(abandoned());
    }

    @Test
    void s6_a_flow_that_failed_is_cleared() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, refused(EXECUTE_OMNI_FLOW, 200));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(ended()).closesAfter(abandoned());
    }

    @Test
    void s8_after_a_refused_create_only_the_update_is_sent() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, refused(CREATE_VOICE_CALL, 400));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL);
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void s9_a_waiting_call_gets_its_record_when_salesforce_is_back() {
        Instant back = Instant.now().plusSeconds(20);
        scenarios.org("down").faults().add(SimulatedFault.everywhere(OUT_OF_SERVICE).until(back));
        PhoneCall call = scenarios.call(OF_DOWN_ORG).tells(started(), parked());
        call.untilPhase("waiting").tells(connected(), ended()).untilClosed();
        List<SimulatedEndpoint> asked = PhoneCall.endpoints(call.requests());
        assertThat(asked).endsWith(EXECUTE_OMNI_FLOW).hasSizeGreaterThan(2);
        assertThat(asked.subList(0, asked.size() - 1)).containsOnly(CREATE_VOICE_CALL);
        call.assertBodies();
    }

    @Test
    void s16_a_clear_that_never_succeeds_does_not_stop_the_update() {
        PhoneCall call = scenarios.routed(OF_STUCK_ORG);
        scenarios.meets(call, SimulatedFault.on(CLEAR_ROUTING, OUT_OF_SERVICE));
        call.tells(parked(), ended()).untilClosed();
        List<SimulatedEndpoint> asked = PhoneCall.endpoints(call.requests());
        assertThat(asked)
                .startsWith(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)
                .endsWith(CLEAR_ROUTING, UPDATE_VOICE_CALL);
        assertThat(asked.subList(2, asked.size() - 1))
                .hasSizeGreaterThan(1)
                .containsOnly(CLEAR_ROUTING);
        call.assertBodies();
    }

    @Test
    void s16_nor_does_a_refused_one() {
        PhoneCall call = scenarios.routed(CENTER);
        scenarios.meets(call, refused(CLEAR_ROUTING, 400));
        call.tells(parked(), ended()).closesAfter(abandoned());
    }

    @Test
    void s20_a_revoked_token_leads_to_one_new_token_and_one_retry() {
        PhoneCall call = scenarios.call(OF_STRICT_ORG);
        for (SimulatedEndpoint endpoint : abandoned()) {
            scenarios.meets(
                    call, SimulatedFault.on(endpoint, new SimulatedFault.Revoking()).times(1));
        }
        SimulatedEndpoint[] twiceEach =
                Stream.of(abandoned())
                        .flatMap(one -> Stream.of(one, one))
                        .toArray(SimulatedEndpoint[]::new);
        call.tells(started(), parked())
                .untilAnswered(
                        CREATE_VOICE_CALL, CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW, EXECUTE_OMNI_FLOW)
                .tells(ended())
                .closesAfter(twiceEach);
        assertThat(call.requests())
                .extracting(LedgerEntry::status)
                .containsExactly(401, 200, 401, 200, 401, 200, 401, 200);
        assertThat(scenarios.org("strict").ledger().count(TOKEN)).isEqualTo(5);
    }
}
