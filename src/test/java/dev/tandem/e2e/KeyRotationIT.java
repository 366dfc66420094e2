package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.started;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key for Salesforce is changed while calls arrive. */
@BesideOthers
final class KeyRotationIT {
    private static final int CALLERS = 4;
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790031", "main");

    @TempDir static Path directory;
    private static World world;

    private final List<PhoneCall> calls = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeAll
    static void start() throws IOException {
        world = World.in(directory).withOrg("main").withCenters(CENTER).start();
        world.process().awaitStarted();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void no_call_is_refused_and_no_process_restarted_while_the_key_is_changed() throws Exception {
        long pid = world.process().pid();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> lines =
                    Stream.generate(() -> callers.submit(this::callOnAndOn))
                            .limit(CALLERS)
                            .toList();
            try {
                changeKey();
            } finally {
                over.set(true);
            }
            for (Future<?> line : lines) {
                line.get(90, TimeUnit.SECONDS);
            }
        }
        calls.forEach(KeyRotationIT::assertRouted);
        assertThat(world.program().metric("tandem_command_retries_total{"))
                .as("no command was attempted twice")
                .isNotPositive();
        assertThat(world.process().pid()).isEqualTo(pid);
        LogRules.tellsNoSecrets(world.process().log());
        LogRules.tellsProblemsInItsOwnWords(world.process().log());
    }

    private void changeKey() {
        SimulatedSalesforce org = world.org("main");
        awaitCalls(100);
        SimulatorKeys next = SimulatorKeys.generate();
        next.writePrivateKey(world.installation().keyFile("main"));
        await().atMost(Duration.ofSeconds(30)).until(() -> timesRead() == 2);
        awaitCalls(100);
        assertThat(org.ledger().count(TOKEN)).as("the old token stays valid").isEqualTo(1);

        org.setUp(world.app(next, Installation.USERNAME));
        org.revokeTokens();
        awaitCalls(100);
        assertThat(org.ledger().count(TOKEN)).isEqualTo(2);
    }

    private void callOnAndOn() {
        while (!over.get()) {
            PhoneCall call = world.call(CENTER).tells(started());
            call.until(() -> assertThat(answered(call)).hasSize(2));
            calls.add(call);
        }
    }

    private void awaitCalls(int more) {
        int wanted = calls.size() + more;
        await().atMost(Duration.ofMinutes(1)).until(() -> calls.size() >= wanted);
    }

    private static long timesRead() {
        return world.process()
                .log()
                .lines()
                .filter(line -> line.contains("private-key-file of Salesforce org main"))
                .count();
    }

    /** One successful create and flow; the revoked token may have caused one more request. */
    private static void assertRouted(PhoneCall call) {
        assertThat(answered(call)).containsExactly(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        assertThat(call.requests()).extracting(LedgerEntry::status).isSubsetOf(200, 401);
    }

    private static List<SimulatedEndpoint> answered(PhoneCall call) {
        return PhoneCall.endpoints(
                call.requests().stream()
                        .filter(request -> Objects.equals(request.status(), 200))
                        .toList());
    }
}
