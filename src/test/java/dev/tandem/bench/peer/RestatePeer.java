package dev.tandem.bench.peer;

import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.LoopbackPorts;
import dev.tandem.embedded.LoopbackServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Restate's server, a worker in Node with a handler of four durable steps, and the endpoint that
 * the steps send their requests to, which answers at once and counts. The endpoint is in this
 * process, as the simulated org is when Tandem is measured; the other two have their own.
 */
public final class RestatePeer implements AutoCloseable {
    /** How many requests a call comes to. */
    public static final int STEPS = 4;

    private static final String SERVER = "server";
    private static final String WORKER = "worker";
    private static final String HOST = "127.0.0.1";
    private static final String HANDLER = "/Calls/abandoned";
    private static final String LAST_STEP = "/close";

    /** As long as what an org answers to a create. */
    private static final String ANSWER =
            "{\"id\":\"0LQ000000000001AAA\",\"success\":true,\"errors\":[]}";

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
    private static final int STOPS_WITHIN_SECONDS = 10;

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong completed = new AtomicLong();
    private final LoopbackServer endpoint;
    private final Path directory;
    private final int ingressPort;
    private final Map<String, Process> processes = new LinkedHashMap<>();

    private RestatePeer(RestateInstallation installation, Path directory) throws IOException {
        this.directory = directory;
        List<Integer> ports = LoopbackPorts.free(4);
        ingressPort = ports.get(0);
        int adminPort = ports.get(1);
        int workerPort = ports.get(3);
        endpoint = LoopbackServer.start(0, vertx -> this::answer);
        try {
            start(SERVER, serverEnvironment(ports), installation.server().toString(), "--no-logo");
            start(
                    WORKER,
                    // Without a line for each call.
                    Map.of("RESTATE_LOGGING", "WARN", "NODE_ENV", "production"),
                    "node",
                    installation.worker().toAbsolutePath().toString(),
                    "" + workerPort,
                    endpoint.url());
            awaitAccepted(
                    "the worker's registration",
                    adminPort,
                    "/deployments",
                    "{\"uri\":\"http://%s:%d\"}".formatted(HOST, workerPort));
            awaitAccepted("a call through all steps", ingressPort, HANDLER, "{}");
        } catch (IOException | RuntimeException e) {
            try {
                throw new IllegalStateException(
                        "Expected Restate to start, but %s\n%s".formatted(e.getMessage(), logs()),
                        e);
            } finally {
                close();
            }
        }
    }

    /**
     * Starts it and returns when a call has gone through all steps.
     *
     * @param directory for data and logs
     */
    public static RestatePeer start(RestateInstallation installation, Path directory)
            throws IOException {
        return new RestatePeer(installation, Files.createDirectories(directory));
    }

    /** Where calls are begun. */
    public int ingressPort() {
        return ingressPort;
    }

    /** A POST of JSON there begins a call, and is answered with 202 when it is stored. */
    public String path() {
        return HANDLER + "/send";
    }

    /** Calls whose last step was received, since the start. */
    public long completed() {
        return completed.get();
    }

    /** Requests of all steps, since the start. */
    public long requests() {
        return requests.get();
    }

    /** The process of the server. */
    public long serverPid() {
        return pid(SERVER);
    }

    /** The process of the worker. */
    public long workerPid() {
        return pid(WORKER);
    }

    private long pid(String name) {
        return Objects.requireNonNull(processes.get(name)).pid();
    }

    /** The defaults, but for where it listens and keeps its data; it reports to nobody. */
    private Map<String, String> serverEnvironment(List<Integer> ports) {
        return Map.of(
                "RESTATE_BASE_DIR",
                directory.resolve("data").toString(),
                "RESTATE_NODE_NAME",
                "peer",
                "RESTATE_LISTEN_MODE",
                "tcp",
                "RESTATE_BIND_IP",
                HOST,
                "RESTATE_INGRESS__BIND_PORT",
                "" + ports.get(0),
                "RESTATE_ADMIN__BIND_PORT",
                "" + ports.get(1),
                "RESTATE_BIND_PORT",
                "" + ports.get(2),
                "RESTATE_LOG_DISABLE_ANSI_CODES",
                "true",
                "DO_NOT_TRACK",
                "1");
    }

    /** Variables of this environment are left out: both read proxies and settings from there. */
    private void start(String name, Map<String, String> environment, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME"));
        builder.environment().putAll(environment);
        processes.put(
                name, builder.redirectErrorStream(true).redirectOutput(log(name).toFile()).start());
    }

    private void answer(HttpServerRequest request) {
        request.endHandler(_ -> {
            requests.incrementAndGet();
            if (request.path().equals(LAST_STEP)) {
                completed.incrementAndGet();
            }
            request.response().putHeader("Content-Type", "application/json").end(ANSWER);
        });
    }

    private void awaitAccepted(String what, int port, String path, String body) {
        URI uri = URI.create("http://%s:%d%s".formatted(HOST, port, path));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(ANSWERS_WITHIN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            await(what)
                    .atMost(STARTS_WITHIN)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        processes.forEach(RestatePeer::requireAlive);
                        return isAccepted(http, request);
                    });
        }
    }

    private static void requireAlive(String name, Process process) {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "its %s ended with %d".formatted(name, process.exitValue()));
        }
    }

    private static boolean isAccepted(HttpClient http, HttpRequest request)
            throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        for (String name : processes.keySet()) {
            logs.append(Files.readString(log(name)));
        }
        return logs.toString();
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroy);
        try {
            for (Process process : processes.values()) {
                if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            processes.values().forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
        endpoint.close();
    }
}
