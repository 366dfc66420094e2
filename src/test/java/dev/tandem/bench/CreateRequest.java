package dev.tandem.bench;

import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long after the 202 for a new call its create request reaches Salesforce. */
final class CreateRequest {
    private static final int CALLS_PER_SECOND = 100;

    private final Plan plan;

    CreateRequest(Plan plan) {
        this.plan = plan;
    }

    void run(String secret) throws Exception {
        System.out.printf(
                "-- (c) from the 202 to the create request, %d calls/s%n", CALLS_PER_SECOND);
        WebexEvents events = new WebexEvents(secret);
        try (Rig rig = Rig.withBrokerBeside(plan.directory().resolve("create"), 1_000_000)) {
            plan.repeat("202 to create p50", "ms", () -> round(events, rig));
        }
    }

    private double round(WebexEvents events, Rig rig) throws Exception {
        rig.org().ledger().clear();
        int calls = CALLS_PER_SECOND * plan.seconds();
        List<Request> schedule = events.abandonedCalls(calls, CALLS_PER_SECOND);
        Map<String, Instant> accepted = new ConcurrentHashMap<>();
        ProcessCost cost = ProcessCost.of(rig.pid());
        try (HttpLoad load = new HttpLoad(rig.httpPort(), 64)) {
            load.play(
                    schedule,
                    (request, status, intended, answered) ->
                            accepted.putIfAbsent(request.about(), Instant.now()));
        }
        rig.awaitClosedCalls(calls, () -> {});
        Latencies latencies = new Latencies();
        for (LedgerEntry entry : rig.org().ledger().entries()) {
            if (entry.endpoint() == SimulatedEndpoint.CREATE_VOICE_CALL) {
                String interactionId = entry.vendorCallKey().substring("wxcc_".length());
                latencies.add(Duration.between(accepted.get(interactionId), entry.at()).toNanos());
            }
        }
        System.out.printf(
                "   CPU per call %.0f us  creates for %d of %d calls  %s%n",
                cost.microsPer(calls), latencies.count(), calls, latencies);
        return latencies.percentile(50);
    }
}
