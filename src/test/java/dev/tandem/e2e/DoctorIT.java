package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import dev.tandem.wire.PublishedSchema;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged doctor beside a running service: all is right, and then much is not. */
@BesideOthers
final class DoctorIT {
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790083", "main");

    @TempDir Path directory;
    private SimulatedWebex webex;
    private WebexApi api;
    private World world;
    private String door;

    @BeforeEach
    void start() throws Exception {
        webex = SimulatedWebex.start(0, "app", "client-secret", "refresh-0");
        Path secret = Files.writeString(directory.resolve("client-secret"), "client-secret\n");
        Path refresh = Files.writeString(directory.resolve("refresh-token"), "refresh-0\n");
        world =
                World.in(directory)
                        .withOrg("main")
                        .withCenters(CENTER)
                        .with("tandem.topics.replication-factor", "1")
                        .with("tandem.webex.api.base-url", webex.url())
                        .with("tandem.webex.api.client-id", "app")
                        .with("tandem.webex.api.client-secret-file", secret.toString())
                        .with("tandem.webex.api.refresh-token-file", refresh.toString())
                        .start();
        world.process().awaitStarted();
        door = world.process().url("/webhooks/webex").toString();
        api =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.Refresh("app", secret, refresh)),
                        Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        api.close();
        world.close();
        webex.close();
    }

    @Test
    void it_says_what_is_right_and_what_is_not() throws Exception {
        Subscriptions subscriptions = new Subscriptions(api);
        for (Map.Entry<String, List<String>> each : Subscriptions.EVENT_TYPES.entrySet()) {
            subscriptions.create(
                    "Tandem", door, each.getKey(), each.getValue(), Installation.SECRET);
        }

        CommandRun well = doctor("--url", door);
        assertThat(well.exitCode()).as(well.out()).isZero();
        assertThat(well.out())
                .contains(
                        "Configuration",
                        "✓ ok           token: issued",
                        "✓ ok           createVoiceCall: there",
                        "✓ ok           tandem.webex-events: 12 partitions",
                        "✓ ok           tandem.state-machines: this user may use it",
                        "✓ ok           Tandem (",
                        "✓ ok           signed sample: is accepted (HTTP 202)",
                        "✓ ok           webhook with a wrong signature: is refused (HTTP 401)",
                        "✓ ok           flow key main-flow: opens the flow door")
                .doesNotContain("mend", "\033[", Installation.SECRET, Installation.FLOW_KEY);
        assertThat(world.org("main").ledger().entries())
                .filteredOn(it -> it.endpoint() != SimulatedEndpoint.TOKEN)
                .isNotEmpty()
                .noneMatch(LedgerEntry::tookEffect);
        assertThat(world.program().ask("/interactions").body()).contains("\"interactions\":[]");

        breakMuch(subscriptions);
        CommandRun broken = doctor("--url", door);
        assertThat(broken.exitCode()).as(broken.out()).isEqualTo(1);
        assertThat(broken.out())
                .contains(
                        "✗ mend         clearRouting: NOT_FOUND",
                        "install cisco_wxcc_scv",
                        "is inactive: Webex sends nothing -> see that the door",
                        "✓ ok           updateVoiceCall: there")
                .containsPattern("\\d+ to mend");

        CommandRun json = doctor("--json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(PublishedSchema.closedAt("doctor-report.schema.json").faults(json.out()))
                .as(json.out())
                .isEmpty();

        CommandRun wrongUsage = doctor("--url", "cti.example.com");
        assertThat(wrongUsage.exitCode()).isEqualTo(2);
        assertThat(wrongUsage.out()).contains("--url is 'cti.example.com', which is no address");
    }

    private void breakMuch(Subscriptions subscriptions) throws Exception {
        Subscription first = subscriptions.list().getFirst();
        api.send(
                "PATCH",
                "/v2/subscriptions/" + first.id(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", "inactive")
                        .put("resourceVersion", first.resourceVersion()));
        world.org("main")
                .faults()
                .add(
                        SimulatedFault.on(
                                SimulatedEndpoint.CLEAR_ROUTING,
                                new SimulatedFault.Answering(
                                        404,
                                        "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"no match\"}]",
                                        Map.of())));
    }

    private CommandRun doctor(String... options) throws Exception {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "doctor";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return CommandRun.of(directory, world.installation().kafkaPort(), arguments);
    }
}
