package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.connected;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.endedBy;
import static dev.tandem.e2e.Notice.offered;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.OUT_OF_SERVICE;
import static dev.tandem.e2e.OrgFaults.refused;
import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.embedded.salesforce.Endpoint.CLEAR_ROUTING;
import static dev.tandem.embedded.salesforce.Endpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.Endpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.Endpoint.TOKEN;
import static dev.tandem.embedded.salesforce.Endpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.Endpoint;
import dev.tandem.embedded.salesforce.Fault;
import dev.tandem.embedded.salesforce.Faults;
import dev.tandem.embedded.salesforce.LedgerEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The scenarios of the state machine, all at once against one process. */
@Execution(ExecutionMode.CONCURRENT)
final class ScenariosIT {
    private static final CallCenter CENTER = center("main", "+18445790001", "main");
    private static final CallCenter WITHOUT_FLOW =
            center("plain", "+18445790002", "main").with("omni-flow.enabled", "false");
    private static final CallCenter PATIENT =
            center("patient", "+18445790003", "main").with("abandon.grace", "PT8S");
    private static final CallCenter OF_HASTY_ORG = center("hasty", "+18445790004", "hasty");
    private static final CallCenter OF_DOWN_ORG = center("down", "+18445790005", "down");
    private static final CallCenter OF_STUCK_ORG = center("stuck", "+18445790006", "stuck");
    private static final CallCenter OF_STRICT_ORG = center("strict", "+18445790007", "strict");

    private static World world;

    private static CallCenter center(String name, String dialedNumber, String org) {
        return CallCenter.of(name, dialedNumber, org)
                .with("abandon.grace", "PT2S")
                .with("abandon.grace-when-ringing", "PT2S");
    }

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        world =
                World.in(directory)
                        .withOrg("main")
                        .withOrg("hasty", "timeouts.omni-flow", "PT0.5S")
                        .withOrg("down")
                        .withOrg("stuck", "deadlines.clear", "PT8S")
                        .withOrg("strict")
                        .withCenters(CENTER, WITHOUT_FLOW, PATIENT)
                        .withCenters(OF_HASTY_ORG, OF_DOWN_ORG, OF_STUCK_ORG, OF_STRICT_ORG)
                        .start();
    }

    @AfterAll
    static void the_log_is_fit_for_an_operator() {
        try (World ended = Objects.requireNonNull(world, "did not start")) {
            String log = ended.process().log();
            LogRules.tellsNoSecrets(log);
            LogRules.tellsProblemsInItsOwnWords(log);
        }
    }

    @Test
    void s1_an_answered_call_is_left_to_the_agent() {
        routed(CENTER)
                .tells(connected(), ended())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void s2_a_caller_who_leaves_the_queue_is_cleared_and_closed() {
        routed(CENTER).tells(parked(), ended()).closesAfter(abandoned());
    }

    @Test
    void s3_a_hang_up_during_create_waits_for_it_and_skips_the_flow() {
        PhoneCall call = world.call(CENTER);
        meets(call, slow(CREATE_VOICE_CALL));
        call.tells(started()).untilAsked(CREATE_VOICE_CALL);
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void s4_a_hang_up_during_the_flow_is_cleared() {
        PhoneCall call = world.call(CENTER);
        meets(call, slow(EXECUTE_OMNI_FLOW));
        call.tells(started(), parked()).untilAsked(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(ended()).closesAfter(abandoned());
    }

    @Test
    void s5_a_flow_that_timed_out_is_not_repeated_but_cleared() {
        PhoneCall call = world.call(OF_HASTY_ORG);
        meets(call, slow(EXECUTE_OMNI_FLOW));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(ended()).closesAfter(abandoned());
    }

    @Test
    void s6_a_flow_that_failed_is_cleared() {
        PhoneCall call = world.call(CENTER);
        meets(call, refused(EXECUTE_OMNI_FLOW, 200));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(ended()).closesAfter(abandoned());
    }

    @Test
    void s7_without_a_flow_there_is_nothing_to_clear() {
        world.call(WITHOUT_FLOW)
                .tells(started())
                .untilAnswered(CREATE_VOICE_CALL)
                .tells(ended())
                .closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void s8_a_refused_create_is_told_by_the_update_alone() {
        PhoneCall call = world.call(CENTER);
        meets(call, refused(CREATE_VOICE_CALL, 400));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL);
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void s9_a_waiting_call_gets_its_record_when_salesforce_is_back() {
        Instant back = Instant.now().plusSeconds(20);
        world.org("down").faults().add(Fault.everywhere(OUT_OF_SERVICE).until(back));
        PhoneCall call = world.call(OF_DOWN_ORG).tells(started(), parked());
        call.untilPhase("WAITING").tells(connected(), ended()).untilClosed();
        List<Endpoint> asked = PhoneCall.endpoints(call.requests());
        assertThat(asked).endsWith(EXECUTE_OMNI_FLOW).hasSizeGreaterThan(2);
        assertThat(asked.subList(0, asked.size() - 1)).containsOnly(CREATE_VOICE_CALL);
        call.assertBodies();
    }

    @Test
    void s10_repeated_webhooks_change_nothing() {
        world.call(CENTER)
                .tells(10, started())
                .untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)
                .tells(10, parked())
                .tells(10, ended())
                .closesAfter(abandoned());
    }

    @Test
    void s11_an_end_that_overtakes_its_start_is_told_by_the_update_alone() {
        world.call(CENTER)
                .tells(ended())
                .untilTold("task:ended")
                .tells(started().later(Duration.ofSeconds(-1)))
                .closesAfter(UPDATE_VOICE_CALL);
    }

    @Test
    void s12_an_answer_told_within_the_grace_time_keeps_the_record_open() {
        routed(PATIENT)
                .tells(parked(), ended(), connected())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void s13_an_answer_told_long_after_is_too_late() {
        PhoneCall call = routed(CENTER).tells(parked(), ended());
        call.closesAfter(abandoned());
        call.tells(connected()).untilTold("LATE").closesAfter(abandoned());
    }

    @Test
    void s14_a_call_that_rings_twice_and_ends_twice_is_answered() {
        routed(CENTER)
                .tells(parked(), offered(), parked(), offered(), connected(), ended(), ended())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void s15_a_callback_that_was_missed_once_is_still_queued() {
        Notice callback = offered().with("outboundType", "COURTESY_CALLBACK");
        routed(CENTER)
                .tells(parked(), callback, parked(), endedBy("System", "RONA Timer Expired"))
                .tells(offered(), connected(), endedBy("Agent", "Agent Left"))
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void s16_a_clear_that_never_succeeds_does_not_stop_the_update() {
        PhoneCall call = routed(OF_STUCK_ORG);
        meets(call, Fault.on(CLEAR_ROUTING, OUT_OF_SERVICE));
        call.tells(parked(), ended()).untilClosed();
        List<Endpoint> asked = PhoneCall.endpoints(call.requests());
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
        PhoneCall call = routed(CENTER);
        meets(call, refused(CLEAR_ROUTING, 400));
        call.tells(parked(), ended()).closesAfter(abandoned());
    }

    @Test
    void s17_chats_and_outbound_tasks_are_no_business_of_salesforce_voice() {
        world.call(CENTER)
                .tells(started().with("channelType", "chat"), ended())
                .untilTold("NOT_VOICE")
                .closesAfter();
        world.call(CENTER)
                .tells(started().with("direction", "OUTBOUND"), ended())
                .untilTold("NOT_INBOUND")
                .closesAfter();
    }

    @Test
    void s19_an_answer_during_create_makes_the_flow_needless() {
        PhoneCall call = world.call(CENTER);
        meets(call, slow(CREATE_VOICE_CALL));
        call.tells(started()).untilAsked(CREATE_VOICE_CALL);
        call.tells(connected()).untilAnswered(CREATE_VOICE_CALL);
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL);
    }

    @Test
    void s20_a_revoked_token_costs_one_new_token_and_one_repetition() {
        PhoneCall call = world.call(OF_STRICT_ORG);
        for (Endpoint endpoint : abandoned()) {
            meets(call, Fault.on(endpoint, new Fault.Revoking()).times(1));
        }
        Endpoint[] twiceEach =
                Stream.of(abandoned()).flatMap(one -> Stream.of(one, one)).toArray(Endpoint[]::new);
        call.tells(started(), parked())
                .untilAnswered(
                        CREATE_VOICE_CALL, CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW, EXECUTE_OMNI_FLOW)
                .tells(ended())
                .closesAfter(twiceEach);
        assertThat(call.requests())
                .extracting(LedgerEntry::status)
                .containsExactly(401, 200, 401, 200, 401, 200, 401, 200);
        assertThat(world.org("strict").ledger().count(TOKEN)).isEqualTo(5);
    }

    @Test
    void s22_a_flow_that_decided_nothing_is_cleared() {
        PhoneCall call = world.call(CENTER);
        meets(call, Fault.on(EXECUTE_OMNI_FLOW, new Fault.Routing(null, null)));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(ended()).closesAfter(abandoned());
    }

    private static PhoneCall routed(CallCenter center) {
        return world.call(center)
                .tells(started())
                .untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    private static Endpoint[] abandoned() {
        return new Endpoint[] {
            CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW, CLEAR_ROUTING, UPDATE_VOICE_CALL
        };
    }

    private static void meets(PhoneCall call, Fault fault) {
        Faults faults = world.org(call.center().org()).faults();
        faults.add(fault.forInteraction(call.id()));
    }
}
