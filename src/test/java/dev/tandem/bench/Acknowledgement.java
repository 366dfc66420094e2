package dev.tandem.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How long Webex waits for the 202 at a steady rate. */
final class Acknowledgement {
    private static final int PER_SECOND = 1_000;

    private final Plan plan;

    Acknowledgement(Plan plan) {
        this.plan = plan;
    }

    void run(String secret) throws Exception {
        System.out.printf("-- (b) acknowledgement at %d webhooks/s%n", PER_SECOND);
        WebexEvents events = new WebexEvents(secret);
        try (Rig rig = Rig.withBrokerBeside(plan.directory().resolve("acknowledged"), 0)) {
            plan.repeat("acknowledge: p99 at " + PER_SECOND + "/s", "ms", () -> round(events, rig));
        }
    }

    private double round(WebexEvents events, Rig rig) throws Exception {
        List<Request> schedule = events.chats(PER_SECOND * plan.seconds(), PER_SECOND);
        Latencies latencies = new Latencies();
        AtomicLong refused = new AtomicLong();
        try (HttpLoad load = new HttpLoad(rig.httpPort(), 64)) {
            ProcessCost cost = ProcessCost.of(rig.pid());
            load.play(
                    schedule,
                    (request, status, intended, answered) -> {
                        latencies.add(answered - intended);
                        if (status != 202) {
                            refused.incrementAndGet();
                        }
                    });
            System.out.printf(
                    "   CPU %.0f us each  other answers %d  %s%n",
                    cost.microsPer(latencies.count()), refused.get(), latencies);
        }
        return latencies.percentile(99);
    }
}
