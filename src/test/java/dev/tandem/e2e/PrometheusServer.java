package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.embedded.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Prometheus that scrapes one program every second; Debian's package, not the project's. */
final class PrometheusServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Skips the test where Prometheus is not installed, unless the tools are required.
     *
     * @param directory for its configuration and its data
     * @param rules the alerts that it evaluates every second
     */
    static PrometheusServer scraping(int managementPort, Path directory, String rules)
            throws IOException {
        Path program = Path.of("/usr/bin/prometheus");
        if (!"true".equals(System.getenv("TANDEM_TOOLS_REQUIRED"))) {
            Assumptions.assumeTrue(
                    Files.isExecutable(program),
                    "Prometheus is not installed: apt-get install prometheus");
        }
        Path rulesFile = Files.writeString(directory.resolve("rules.yaml"), rules);
        Path configuration =
                Files.writeString(
                        directory.resolve("prometheus.yaml"),
                        """
                        global: {scrape_interval: 1s, evaluation_interval: 1s}
                        rule_files: ["%s"]
                        scrape_configs:
                          - job_name: tandem
                            metrics_path: /q/metrics
                            static_configs: [{targets: ["127.0.0.1:%d"]}]
                        """
                                .formatted(rulesFile, managementPort));
        int port = LoopbackPorts.free(1).getFirst();
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + directory.resolve("tsdb"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("prometheus.log").toFile())
                        .start();
        PrometheusServer server = new PrometheusServer(process, port);
        await().atMost(Duration.ofSeconds(30)).until(() -> server.status("/-/ready") == 200);
        return server;
    }

    /** The series that a query gives now. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8))
                .at("/data/result");
    }

    /** The series that a query gives over the last minutes, a point each second. */
    JsonNode range(String expression, Duration back) {
        long now = System.currentTimeMillis() / 1000;
        return get("/api/v1/query_range?step=1&start=%d&end=%d&query=%s"
                        .formatted(
                                now - back.toSeconds(), now, URLEncoder.encode(expression, UTF_8)))
                .at("/data/result");
    }

    /** The names of the alerts that fire now. */
    Set<String> firing() {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : get("/api/v1/alerts").at("/data/alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                names.add(alert.at("/labels/alertname").asText());
            }
        }
        return names;
    }

    private int status(String path) {
        try {
            return send(path).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private JsonNode get(String path) {
        try {
            return JSON.readTree(send(path).body());
        } catch (IOException e) {
            throw new IllegalStateException("Expected Prometheus to answer " + path, e);
        }
    }

    private HttpResponse<String> send(String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .forEach(ProcessHandle::destroy);
        try {
            boolean _ = process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
