package dev.tandem.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many verified webhooks per second are accepted, against the least that could do it. */
final class AcceptedWebhooks {
    private static final int CONNECTIONS = 256;
    private static final int DIFFERENT_REQUESTS = 100_000;

    private final Plan plan;

    AcceptedWebhooks(Plan plan) {
        this.plan = plan;
    }

    void run(String secret) throws Exception {
        System.out.printf("-- (a) webhooks accepted per second, %d connections%n", CONNECTIONS);
        try (Rig rig = Rig.withBrokerBeside(plan.directory().resolve("accepted"), 0);
                ChildJvm bare =
                        ChildJvm.start(BareEndpoint.class, rig.broker().bootstrapServers())) {
            WebexEvents events = new WebexEvents(secret);
            int barePort = Integer.parseInt(bare.address(), 10);
            Endpoint plain = new Endpoint("bare", barePort, bare.pid());
            Endpoint tandem = new Endpoint("Tandem", rig.httpPort(), rig.pid());
            plan.repeat("accept: bare endpoint", "/s", () -> round(agentEvents(events), plain));
            plan.repeat("accept: agents' events", "/s", () -> round(agentEvents(events), tandem));
            plan.repeat(
                    "accept: bare endpoint again", "/s", () -> round(agentEvents(events), plain));
            plan.repeat(
                    "accept: new chats decided on meanwhile",
                    "/s",
                    () -> round(events.chats(DIFFERENT_REQUESTS, 1), tandem));
        }
    }

    private record Endpoint(String who, int port, long pid) {}

    private static List<Request> agentEvents(WebexEvents events) {
        return events.agentEvents(DIFFERENT_REQUESTS);
    }

    private double round(List<Request> requests, Endpoint endpoint) throws Exception {
        Latencies latencies = new Latencies();
        AtomicLong refused = new AtomicLong();
        try (HttpLoad load = new HttpLoad(endpoint.port(), CONNECTIONS)) {
            ProcessCost cost = ProcessCost.of(endpoint.pid());
            long start = System.nanoTime();
            load.saturate(
                    requests,
                    TimeUnit.SECONDS.toNanos(plan.seconds()),
                    (request, status, intended, answered) -> {
                        if (status == 202) {
                            latencies.add(answered - intended);
                        } else {
                            refused.incrementAndGet();
                        }
                    });
            double perSecond = latencies.count() * 1e9 / (System.nanoTime() - start);
            System.out.printf(
                    "   %-7s %8.0f /s  CPU %.1f us each  other answers %d  %s%n",
                    endpoint.who(),
                    perSecond,
                    cost.microsPer(latencies.count()),
                    refused.get(),
                    latencies);
            return perSecond;
        }
    }
}
