package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.OUT_OF_SERVICE;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.wire.CommandRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two contact centres, each in an org of its own, in one program. */
final class TwoOrgsIT {
    private static final CallCenter BERN = center("bern", "+18445790011");
    private static final CallCenter LYON = center("lyon", "+18445790012");

    /** More than the slots of Lyon's org, and enough to open its circuit. */
    private static final int MANY = 40;

    @TempDir static Path directory;
    private static World world;

    private static CallCenter center(String name, String dialedNumber) {
        return CallCenter.of(name, dialedNumber, name).with("abandon.grace", "PT1S");
    }

    @BeforeAll
    static void start() throws IOException {
        world =
                World.in(directory)
                        .withOrg("bern")
                        .withOrg("lyon", "timeouts.create", "PT1S")
                        .withCenters(BERN, LYON)
                        .start();
        world.process().awaitStarted();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void an_org_that_is_down_does_not_affect_another_one() {
        SimulatedFault hanging =
                SimulatedFault.everywhere(OUT_OF_SERVICE).delayed(Duration.ofSeconds(3));
        world.org("lyon").faults().add(hanging);
        List<PhoneCall> waiting = Stream.generate(() -> world.call(LYON)).limit(MANY).toList();
        waiting.forEach(call -> call.tells(started()));
        awaitCircuit("lyon", 2);

        PhoneCall call = world.call(BERN).tells(started());
        call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW).tells(ended());
        call.closesAfter(abandoned());
        assertThat(circuit("bern")).isZero();
        assertThat(world.program().interaction(call.id())).doesNotContain("unavailable");
        assertThat(world.process().healthStatus("ready")).isEqualTo(200);
        assertThat(world.program().health()).contains("\"lyon\"").doesNotContain("\"bern\"");
        assertThat(world.org("lyon").ledger().entries())
                .noneMatch(entry -> entry.endpoint() == EXECUTE_OMNI_FLOW);

        assertThat(callsThatWaited())
                .doesNotContain(call.id())
                .containsAnyElementsOf(waiting.stream().map(PhoneCall::id).toList());

        world.org("lyon").faults().clear();
        waiting.forEach(it -> it.untilShown("\"status\":\"routed\""));
        awaitCircuit("lyon", 0);
        assertThat(world.program().health()).doesNotContain("\"lyon\"");
        assertThat(world.org("bern").ledger().count(TOKEN)).isEqualTo(1);
        assertThat(world.org("lyon").ledger().count(TOKEN)).isEqualTo(1);
        LogRules.tellsNoSecrets(world.process().log());
    }

    /** The calls with a command that was not sent as soon as it was written. */
    private static Set<String> callsThatWaited() {
        Set<String> ids = new HashSet<>();
        TopicRecords.read(
                "127.0.0.1:" + world.installation().kafkaPort(),
                "tandem.salesforce-commands",
                it -> {
                    if (it.headers().lastHeader(CommandRecord.DIRECT) == null) {
                        ids.add(new String(it.key(), UTF_8));
                    }
                });
        return ids;
    }

    private static void awaitCircuit(String org, int level) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(circuit(org)).isEqualTo(level));
    }

    private static double circuit(String org) {
        return world.program().metric("tandem_salesforce_circuit{org=\"" + org + "\"");
    }
}
