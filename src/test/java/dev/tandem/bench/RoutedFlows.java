package dev.tandem.bench;

import dev.tandem.e2e.Installation;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** How long a flow waits for queue and agent: a create and an Omni-Channel flow in Salesforce. */
final class RoutedFlows {
    private static final int FLOWS_PER_SECOND = 50;
    private static final int AT_ONCE = 1000;

    private final Plan plan;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RoutedFlows(Plan plan) {
        this.plan = plan;
    }

    void run() throws Exception {
        try (Rig rig = Rig.withBrokerBeside(plan.directory().resolve("door"), 0)) {
            for (int salesforceMillis : new int[] {0, 50}) {
                rig.org().faults().clear();
                SimulatedFault slow = SimulatedFault.everywhere(new SimulatedFault.Slow());
                rig.org().faults().add(slow.delayed(Duration.ofMillis(salesforceMillis)));
                System.out.printf(
                        "-- (f) flows that receive their routing, %d/s, Salesforce takes %d ms a"
                                + " request%n",
                        FLOWS_PER_SECOND, salesforceMillis);
                plan.repeat(
                        "door: p50 beyond two requests of %d ms".formatted(salesforceMillis),
                        "ms",
                        () ->
                                round(rig, FLOWS_PER_SECOND * plan.seconds(), FLOWS_PER_SECOND)
                                        - 2 * salesforceMillis);
            }
            rig.org().faults().clear();
            System.out.printf("-- (f) %d flows within one second%n", AT_ONCE);
            plan.repeat(
                    "door: p50 of %d at once".formatted(AT_ONCE),
                    "ms",
                    () -> round(rig, AT_ONCE, AT_ONCE));
        }
    }

    private double round(Rig rig, int flows, int perSecond) {
        Latencies latencies = new Latencies();
        AtomicInteger routed = new AtomicInteger();
        ProcessCost cost = ProcessCost.of(rig.pid());
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < flows; i++) {
            long intended = start + i * 1_000_000_000L / perSecond;
            for (long wait; (wait = intended - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(wait);
            }
            answers.add(
                    http.sendAsync(request(rig.httpPort()), BodyHandlers.ofString())
                            .thenAccept(answer -> {
                                long took = System.nanoTime() - intended;
                                synchronized (latencies) {
                                    latencies.add(took);
                                }
                                if (answer.body().contains("\"status\":\"routed\"")) {
                                    routed.incrementAndGet();
                                }
                            }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        System.out.printf(
                "   CPU per flow %.0f us  routed %d of %d  %s%n",
                cost.microsPer(flows), routed.get(), flows, latencies);
        return latencies.percentile(50);
    }

    private static HttpRequest request(int port) {
        String body =
                """
                {"event":"NewPhoneContact","interactionId":"%s","ani":"+14806754084",\
                "dnis":"%s"}\
                """
                        .formatted(UUID.randomUUID(), WebexEvents.DIALED_NUMBER);
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/flow/events?wait=PT10S"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Installation.FLOW_KEY)
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
