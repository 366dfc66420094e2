package dev.tandem.app.demo;

import dev.tandem.embedded.callers.PlayedCall;
import dev.tandem.embedded.callers.Recording;
import dev.tandem.embedded.callers.Recordings;
import dev.tandem.embedded.callers.SimulatedCallers;
import dev.tandem.embedded.salesforce.faults.FaultJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a JVM should have seen before the first real call: both doors, every kind of recorded call,
 * with Salesforce's faults, and what operators look at. Each step must have the answer that it has
 * in production, so that the rehearsal notices when a path is gone.
 */
final class Rehearsal {
    /** Of each recording: enough for the methods of a call to be compiled. */
    private static final int TIMES = 12;

    private static final Duration BETWEEN_TIMES = Duration.ofMillis(250);
    private static final long PATIENCE_SECONDS = 90;
    private static final int FLOWS = 60;
    private static final String KEY = "rehearsal-" + UUID.randomUUID();

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;

    private final DemoWorld world;
    private final Path flowKeys;

    private Rehearsal(DemoWorld world, Path flowKeys) {
        this.world = world;
        this.flowKeys = flowKeys;
    }

    /**
     * A rehearsal in that world.
     *
     * @throws IOException when the key of the flow door cannot be written
     */
    static Rehearsal in(DemoWorld world) throws IOException {
        Path flowKeys = world.directory().resolve("flow-keys");
        Files.writeString(flowKeys, "rehearsal " + KEY + "\n");
        return new Rehearsal(world, flowKeys);
    }

    /** The demo's, with the flow door open. */
    Map<String, String> configuration() {
        Map<String, String> keys = new LinkedHashMap<>(world.configuration());
        keys.put("tandem.flow.keys-file", flowKeys.toString());
        return keys;
    }

    /**
     * Plays all of it, once the service is up.
     *
     * @throws ExecutionException when an event of a call is not accepted
     * @throws TimeoutException when a call does not end
     * @throws IllegalStateException when an answer is not the one of production
     */
    void play() throws InterruptedException, IOException, ExecutionException, TimeoutException {
        try (ServiceProbe probe = new ServiceProbe(world.ports());
                HttpClient http = HttpClient.newHttpClient();
                SimulatedCallers callers = world.callers()) {
            probe.awaitService();
            List<PlayedCall> calls = new ArrayList<>();
            for (int time = 0; time < TIMES; time++) {
                Recordings.all().forEach(recording -> calls.add(begin(recording, callers)));
                flows(http, FLOWS / TIMES);
                look(http, calls.getLast().interactionId());
                Thread.sleep(BETWEEN_TIMES);
            }
            for (PlayedCall call : calls) {
                call.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            look(http, calls.getFirst().interactionId());
        }
    }

    private PlayedCall begin(Recording recording, SimulatedCallers callers) {
        String interactionId = UUID.randomUUID().toString();
        recording
                .faults()
                .forEach(fault ->
                        world.salesforce()
                                .faults()
                                .add(FaultJson.read(fault).forInteraction(interactionId)));
        return callers.play(recording, interactionId);
    }

    /** Flows that wait for queue and agent, and are told of the end. */
    private void flows(HttpClient http, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            expect(
                    OK,
                    http,
                    flowDoor(
                            """
                            {"event":"NewPhoneContact","interactionId":"%s","ani":"+14805550100","dnis":"+18445550100"}\
                            """
                                    .formatted(id)));
            expect(
                    ACCEPTED,
                    http,
                    flowDoor(
                            """
                            {"event":"PhoneContactEnded","interactionId":"%s"}\
                            """
                                    .formatted(id)));
        }
        expect(OK, http, get("/flow/check").header("Authorization", "Bearer " + KEY));
        expect(
                UNAUTHORIZED,
                http,
                to("/webhooks/webex")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
    }

    /** What operators, the console and Prometheus ask for. */
    private void look(HttpClient http, String interactionId)
            throws IOException, InterruptedException {
        for (String path :
                List.of(
                        "/",
                        "/interactions",
                        "/interactions?q=5550100",
                        "/console/now",
                        "/console/dead-letters",
                        "/console/orgs",
                        "/dead-letters",
                        "/orgs",
                        "/audit")) {
            expect(OK, http, get(path));
        }
        send(http, get("/interactions/" + interactionId));
        send(http, get("/console/calls/" + interactionId));
        URI management = URI.create("http://127.0.0.1:" + world.ports().management());
        for (String path : List.of("/q/metrics", "/q/health/ready", "/q/health/live")) {
            expect(OK, http, HttpRequest.newBuilder(management.resolve(path)));
        }
    }

    private HttpRequest.Builder flowDoor(String body) {
        return to("/flow/events")
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String path) {
        return to(path).GET();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(world.serviceUrl() + path));
    }

    private static void expect(int status, HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(http, request);
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "Expected %d from %s, but got %d: %s"
                            .formatted(
                                    status,
                                    answer.request().uri(),
                                    answer.statusCode(),
                                    answer.body()));
        }
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }
}
