package dev.tandem.bench;

import dev.tandem.bench.figures.Sample;
import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

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
            plan.repeat(() -> round(events, rig));
        }
    }

    private List<Sample> round(WebexEvents events, Rig rig) throws Exception {
        int calls = CALLS_PER_SECOND * plan.seconds();
        ProcessCost cost = ProcessCost.of(rig.pid());
        Map<String, Duration> delays =
                delays(
                        rig,
                        events.abandonedCalls(calls, CALLS_PER_SECOND),
                        SimulatedEndpoint.UPDATE_VOICE_CALL);
        Latencies latencies = Latencies.of(delays.values());
        System.out.printf(
                "   CPU per call %.0f us  creates for %d of %d calls  %s%n",
                cost.microsPer(calls), latencies.count(), calls, latencies);
        String name = "create: at " + CALLS_PER_SECOND + "/s, ";
        return List.of(
                new Sample(name + "p50", "ms", latencies.percentile(50)),
                new Sample(name + "p99", "ms", latencies.percentile(99)));
    }

    /**
     * Plays calls and returns when the org has received the last request of each.
     *
     * @param rig one that keeps a ledger of its org, which is cleared before
     * @param last what every call of the schedule ends with
     * @return for each call with a create request, by interaction id: the time from its first 202
     */
    static Map<String, Duration> delays(Rig rig, List<Request> schedule, SimulatedEndpoint last)
            throws Exception {
        rig.org().ledger().clear();
        Map<String, Instant> accepted = new ConcurrentHashMap<>();
        AtomicLong refused = new AtomicLong();
        try (HttpLoad load = new HttpLoad(rig.httpPort(), 64)) {
            load.play(
                    schedule,
                    (request, status, intended, answered) -> {
                        if (status == 202) {
                            accepted.putIfAbsent(request.about(), Instant.now());
                        } else {
                            refused.incrementAndGet();
                        }
                    });
        }
        rig.awaitRequests(last, accepted.size());
        if (refused.get() > 0) {
            System.out.printf("   %d webhooks were not accepted%n", refused.get());
        }
        Map<String, Duration> delays = new HashMap<>();
        for (LedgerEntry entry : rig.org().ledger().entries()) {
            if (entry.endpoint() == SimulatedEndpoint.CREATE_VOICE_CALL) {
                String interactionId = entry.vendorCallKey().substring("wxcc_".length());
                Instant from = accepted.get(interactionId);
                if (from != null) {
                    delays.putIfAbsent(interactionId, Duration.between(from, entry.at()));
                }
            }
        }
        return delays;
    }
}
