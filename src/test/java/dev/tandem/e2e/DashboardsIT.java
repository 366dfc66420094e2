package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.OUT_OF_SERVICE;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes the program: the panels of the dashboards show data, and an outage of
 * Salesforce makes the right alert fire and clear.
 */
@BesideOthers
final class DashboardsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790041", "main").with("abandon.grace", "PT1S");
    private static final CallCenter OF_FAILING =
            CallCenter.of("failing", "+18445790042", "failing").with("abandon.grace", "PT1S");

    private static final List<String> DASHBOARDS = List.of("tandem-overview", "tandem-internals");

    @TempDir static Path directory;
    private static ConnectedWebex webex;
    private static World world;
    private static PrometheusServer prometheus;

    @BeforeAll
    static void start() throws Exception {
        String rules = Files.readString(Path.of("deploy/alerts/alerts.yaml"));
        webex = new ConnectedWebex(directory, CENTER);
        // Its panels have data only where it is on.
        world =
                webex.configure(
                                World.in(directory)
                                        .withOrg("main")
                                        .withOrg("failing")
                                        .withCenters(CENTER, OF_FAILING))
                        .with("tandem.webex.reconciliation.period", "PT3S")
                        .with("tandem.webex.reconciliation.settle", "PT1S")
                        .start();
        prometheus =
                PrometheusServer.scraping(
                        world.installation().managementPort(), directory, shortened(rules));
    }

    /** For a reviewer: the dashboards as this run fills them. */
    @AfterAll
    static void draw() throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "dashboards"));
        for (String name : DASHBOARDS) {
            String picture =
                    DashboardPicture.of(dashboard(name), prometheus, Duration.ofMinutes(2));
            Files.writeString(pictures.resolve(name + ".svg"), picture);
        }
        stop();
    }

    private static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        world.closeWithCleanLog();
        webex.close();
    }

    /** The same rules with windows and waits of seconds. */
    private static String shortened(String rules) {
        String waits = Pattern.compile("for: \\d+m").matcher(rules).replaceAll("for: 2s");
        return Pattern.compile("\\[\\d+[mh]\\]").matcher(waits).replaceAll("[10s]");
    }

    @Test
    void every_panel_shows_data() throws IOException, InterruptedException {
        collectGarbage();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    PhoneCall call = world.call(CENTER).tells(started());
                    call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)
                            .tells(parked(), ended())
                            .untilAnswered(abandoned());
                    assertThat(panelsWithoutData()).isEqualTo(Map.of());
                });
        assertThat(prometheus.query("up").path(0).at("/value/1").asText()).isEqualTo("1");
    }

    /** The panel of the pauses has data once there was one. */
    private static void collectGarbage() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process =
                new ProcessBuilder(jcmd.toString(), world.process().pid() + "", "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).isZero();
    }

    private static Map<String, String> panelsWithoutData() throws IOException {
        Map<String, String> without = new TreeMap<>();
        for (String name : DASHBOARDS) {
            for (JsonNode panel : dashboard(name).path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    String query = target.path("expr").asText().replace("$__rate_interval", "30s");
                    if (!hasNumber(prometheus.query(query))) {
                        without.put(panel.path("title").asText(), query);
                    }
                }
            }
        }
        return without;
    }

    /** NaN, as a quantile of nothing has it, is no data: Grafana draws nothing. */
    private static boolean hasNumber(JsonNode series) {
        for (JsonNode each : series) {
            if (!each.at("/value/1").asText().equals("NaN")) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode dashboard(String name) throws IOException {
        return JSON.readTree(Path.of("deploy/grafana/dashboards", name + ".json").toFile());
    }

    @Test
    void an_outage_of_salesforce_fires_its_alert_which_clears_when_the_org_is_back() {
        world.org("failing").faults().add(SimulatedFault.everywhere(OUT_OF_SERVICE));
        List<PhoneCall> calls = Stream.generate(() -> world.call(OF_FAILING)).limit(30).toList();
        calls.forEach(call -> call.tells(started()));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(prometheus.firing()).contains("TandemSalesforceCircuitOpen"));
        assertThat(prometheus.firing())
                .doesNotContain(
                        "TandemDown", "TandemStateMachinesNotRunning", "TandemDecisionFailed");

        world.org("failing").faults().clear();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(prometheus.firing())
                                .doesNotContain("TandemSalesforceCircuitOpen"));
    }
}
