package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of two instances is frozen while commands wait for a slot of its org, for so long that the
 * other one takes them over, and then goes on.
 */
final class FrozenInstanceIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");

    private static final int MOST_CALLS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir static Path directory;
    private static TwoInstances two;

    @BeforeAll
    static void start() throws IOException {
        two =
                TwoInstances.start(
                        directory,
                        CENTER,
                        Map.of(
                                "tandem.salesforce.orgs.main.max-concurrency", "1",
                                "tandem.salesforce.orgs.main.timeouts.create", "PT8S",
                                "tandem.salesforce.orgs.main.verify-before-repeat", "true"));
    }

    @AfterAll
    static void stop() {
        if (two != null) {
            two.close();
        }
    }

    @Test
    void waiting_commands_of_a_frozen_instance_are_sent_by_the_other_one_only() throws Exception {
        SimulatedSalesforce org = two.org();
        org.faults()
                .add(
                        SimulatedFault.on(CREATE_VOICE_CALL, new SimulatedFault.Slow())
                                .delayed(Duration.ofSeconds(4)));
        await().atMost(PATIENCE).until(FrozenInstanceIT::bothHavePartitions);
        List<PhoneCall> calls = new ArrayList<>();
        while (waitingAt(two.first()) < 1 || waitingAt(two.second()) < 3) {
            assertThat(calls).as("calls that the two share").hasSizeLessThan(MOST_CALLS);
            calls.add(two.callAt(two.first()).tells(started()));
            await().atMost(PATIENCE).until(() -> haveReachedADispatcher(calls));
        }

        await().atMost(PATIENCE)
                .until(() -> calls.stream().filter(FrozenInstanceIT::isBeingCreated).count() == 2);

        two.freezeSecond();
        org.faults().clear();
        await().atMost(PATIENCE).until(() -> calls.stream().allMatch(FrozenInstanceIT::isCreated));
        two.thawSecond();

        await().atMost(PATIENCE).until(FrozenInstanceIT::secondIsBack);
        calls.forEach(call -> call.untilPhase("waiting").tells(ended()));
        calls.forEach(PhoneCall::untilClosed);
        assertThat(calls)
                .allSatisfy(call -> assertThat(asked(call)).as(call.id()).doesNotHaveDuplicates());
    }

    /** Whoever joined first owned all of them, and has handed over the other's part. */
    private static boolean bothHavePartitions() {
        return Stream.of(two.logOfFirst(), two.logOfSecond())
                .allMatch(log -> log.contains("Partitions were assigned"));
    }

    /** Each of them waits for a slot, or was sent to the org. */
    private static boolean haveReachedADispatcher(List<PhoneCall> calls) {
        double waiting = waitingAt(two.first()) + waitingAt(two.second());
        return waiting + calls.stream().filter(FrozenInstanceIT::isCreated).count() >= calls.size();
    }

    /** None, too, before the instance has had the first command of the org. */
    private static double waitingAt(Program instance) {
        return Math.max(0, instance.metric("tandem_org_waiting{org=\"main\""));
    }

    /** It has learned that its partitions were lost, and owns some again. */
    private static boolean secondIsBack() {
        String log = two.logOfSecond();
        int lost = log.lastIndexOf("Partitions were lost");
        return lost > 0 && log.indexOf("Partitions were assigned", lost) > 0;
    }

    /**
     * The org has the request and has not answered it. Each instance has one slot: with two such
     * calls, neither instance is between its last check and the request.
     */
    private static boolean isBeingCreated(PhoneCall call) {
        return isCreated(call) && call.requests().stream().anyMatch(it -> it.status() == null);
    }

    private static boolean isCreated(PhoneCall call) {
        return asked(call).contains(CREATE_VOICE_CALL);
    }

    private static List<SimulatedEndpoint> asked(PhoneCall call) {
        return PhoneCall.endpoints(call.requests());
    }
}
