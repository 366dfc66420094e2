package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.OUT_OF_SERVICE;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The reports for an operator about an org with a fault; each test has an org of its own. */
@Execution(ExecutionMode.CONCURRENT)
final class OrgHealthIT {
    private static final CallCenter OF_FAILING = center("failing", "+18445790031");
    private static final CallCenter OF_REFUSING = center("refusing", "+18445790032");
    private static final CallCenter OF_MOVED = center("moved", "+18445790033");
    private static final CallCenter OF_MUTE = center("mute", "+18445790034");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path directory;
    private static World world;

    private static CallCenter center(String name, String dialedNumber) {
        return CallCenter.of(name, dialedNumber, name).with("abandon.grace", "PT1S");
    }

    @BeforeAll
    static void start() throws IOException {
        world =
                World.in(directory)
                        .withOrg("failing")
                        .withOrg("refusing")
                        .withOrg("moved")
                        .withOrg("mute")
                        .withCenters(OF_FAILING, OF_REFUSING, OF_MOVED, OF_MUTE);
        world.org("mute").setUp(world.app(SimulatorKeys.generate(), Installation.USERNAME));
        Path loose = Files.createDirectories(directory.resolve("data/kafka"));
        Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString("rwxr-xr-x"));
        world.start();
        world.process().awaitStarted();
    }

    @AfterAll
    static void stop() {
        world.closeWithCleanLog();
    }

    @Test
    void a_wrong_key_is_reported_before_the_first_call() {
        awaitHealth("\"mute\"", "no token: invalid_grant", "upload the certificate");
        assertThat(world.process().healthStatus("ready")).isEqualTo(200);
        assertThat(world.org("mute").ledger().entries())
                .extracting(LedgerEntry::endpoint)
                .isNotEmpty()
                .containsOnly(TOKEN);
        assertThat(warnings("org=mute")).singleElement().asString().contains("no token");
        for (String other : List.of("failing", "refusing", "moved")) {
            assertThat(world.org(other).ledger().count(TOKEN)).as(other).isEqualTo(1);
        }
    }

    @Test
    void an_outage_with_readable_answers_is_logged_at_its_beginning_and_its_end() {
        world.org("failing").faults().add(SimulatedFault.everywhere(OUT_OF_SERVICE));
        List<PhoneCall> calls = Stream.generate(() -> world.call(OF_FAILING)).limit(40).toList();
        calls.forEach(call -> call.tells(started()));
        awaitHealth("\"failing\"", "SERVER_UNAVAILABLE: Server too busy", "times=");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> metric("circuit", "failing") == 2);
        assertThat(world.process().healthStatus("ready")).isEqualTo(200);

        world.org("failing").faults().clear();
        calls.forEach(call -> call.untilShown("\"status\":\"routed\""));
        await().atMost(PATIENCE).until(() -> metric("circuit", "failing") == 0);
        assertThat(world.program().health()).doesNotContain("\"failing\"");
        assertThat(warnings("org=failing trouble=unavailable")).hasSize(2);
        assertThat(warnings("org=failing")).as("with the warning of the circuit").hasSize(3);
        assertThat(warnings("org=failing").getLast()).contains("over", "times=", "seconds=");
    }

    @Test
    void refused_creates_are_reported_with_their_reason_and_without_whole_numbers() {
        List<PhoneCall> calls = Stream.generate(() -> world.call(OF_REFUSING)).limit(4).toList();
        for (PhoneCall call : calls) {
            String words = "Invalid fromNumber: " + call.ani() + " of wxcc_" + call.id();
            SimulatedFault refused =
                    SimulatedFault.on(
                                    CREATE_VOICE_CALL,
                                    new SimulatedFault.Refusing(400, List.of(words)))
                            .forInteraction(call.id());
            world.org("refusing").faults().add(refused);
            call.tells(started()).untilShown("refused: Invalid fromNumber: …");
        }
        awaitHealth(
                "every create for contact centre refusing is refused",
                "Invalid fromNumber: …",
                "call-center-dev-name");
        assertThat(warnings("org=refusing")).hasSize(1);
        String deadLetters =
                DeadLetterRecords.of("127.0.0.1:" + world.installation().kafkaPort()).toString();
        for (PhoneCall call : calls) {
            String number = call.ani().substring(1);
            assertThat(deadLetters).contains(call.id()).doesNotContain(number);
            assertThat(world.program().interaction(call.id()))
                    .contains("wxcc_" + call.id())
                    .doesNotContain(number);
            assertThat(world.program().health()).doesNotContain(number);
            assertThat(world.process().log()).doesNotContain(number);
        }

        world.call(OF_REFUSING).tells(started()).untilShown("\"status\":\"routed\"");
        assertThat(world.program().health()).doesNotContain("contact centre refusing");
        assertThat(warnings("org=refusing")).hasSize(2).last().asString().contains("over");
    }

    @Test
    void an_org_that_has_moved_is_a_fault_of_the_configuration() {
        answering(
                404,
                "[{\"message\":\"Destination URL not reset\",\"errorCode\":\"URL_NOT_RESET\"}]");
        world.call(OF_MOVED)
                .tells(started())
                .untilShown("URL_NOT_RESET: Destination URL not reset");
        awaitHealth("\"moved\"", "URL_NOT_RESET", "set instance-url");
        assertThat(metric("configuration_faults_total", "moved")).isPositive();

        answering(308, "");
        world.call(OF_MOVED).tells(started()).untilShown("HTTP 308");
        awaitHealth("sends us to host new.my.salesforce.com", "set instance-url");

        answering(200, "<!DOCTYPE html><html><body>Log in</body></html>");
        world.call(OF_MOVED).tells(started()).untilShown("HTTP 200 with an HTML page");
        awaitHealth("HTTP 200 with an HTML page", "set instance-url", "proxy");
        assertThat(warnings("org=moved")).as("one fault").hasSize(1);
    }

    private static void answering(int status, String body) {
        world.org("moved").faults().clear();
        Map<String, String> elsewhere = Map.of("Location", "https://new.my.salesforce.com/x?sid=1");
        world.org("moved")
                .faults()
                .add(
                        SimulatedFault.everywhere(
                                new SimulatedFault.Answering(status, body, elsewhere)));
    }

    @Test
    void a_data_directory_that_was_open_to_others_is_closed() throws IOException {
        assertThat(Files.getPosixFilePermissions(directory.resolve("data/kafka")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(world.process().log()).contains("was open to other users of this machine");
    }

    private static void awaitHealth(String... words) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(world.program().health()).contains(words));
    }

    private static List<String> warnings(String words) {
        return world.process()
                .log()
                .lines()
                .filter(line -> line.contains(" WARN ") && line.contains(words))
                .toList();
    }

    private static double metric(String name, String org) {
        return world.program().metric("tandem_salesforce_" + name + "{org=\"" + org + "\"");
    }
}
