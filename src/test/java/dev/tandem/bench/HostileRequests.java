package dev.tandem.bench;

import dev.tandem.bench.figures.Sample;
import dev.tandem.e2e.GoodWebhooks;
import dev.tandem.e2e.HostileRun;
import dev.tandem.e2e.Installation;
import dev.tandem.e2e.MeasuredProcess;
import java.util.List;
import java.util.Set;

/** What a run of hostile requests costs: series, memory, and the time of good webhooks. */
final class HostileRequests {
    private static final int AT_A_TIME = 4;
    private static final int IDLE = 2000;
    private static final int SLOW = 400;

    private HostileRequests() {}

    static void run(Plan plan, int requests) throws Exception {
        System.out.printf(
                "-- (f) %d hostile requests of %d kinds, %d at a time, with %d idle and %d slow"
                        + " connections held, serve with the broker inside, -Xmx512m%n",
                requests, HostileRun.kinds(), AT_A_TIME, IDLE, SLOW);
        try (Rig rig = Rig.withBrokerInside(plan.directory().resolve("hostile"), 0);
                HostileRun hostile = new HostileRun(rig.httpPort())) {
            MeasuredProcess measured = new MeasuredProcess(rig.managementPort(), rig.pid());
            try (var _ = GoodWebhooks.start(rig.httpPort(), Installation.SECRET)) {
                hostile.run(100L * HostileRun.kinds(), AT_A_TIME);
            }
            Set<String> before = measured.series();
            print("before:", before, measured, rig);
            GoodWebhooks good = GoodWebhooks.start(rig.httpPort(), Installation.SECRET);
            long start = System.nanoTime();
            try (good) {
                hostile.hold(IDLE, SLOW);
                hostile.run(requests, AT_A_TIME);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Set<String> after = measured.series();
            print("after: ", after, measured, rig);
            after.removeAll(before);
            System.out.printf("   new series: %s%n", after);
            System.out.printf(
                    "=> %.0f hostile requests/s; good webhooks: %d sent, %d not answered 202,"
                            + " p50 %.1f ms, p99 %.1f ms, max %.1f ms; unexpected answers: %s%n",
                    requests / seconds,
                    good.count(),
                    good.refused().size(),
                    good.percentile(50),
                    good.percentile(99),
                    good.percentile(100),
                    hostile.surprises());
            plan.once(
                    List.of(
                            new Sample("hostile: new series", "series", after.size()),
                            new Sample(
                                    "hostile: p99 of good webhooks", "ms", good.percentile(99))));
        }
    }

    private static void print(String when, Set<String> series, MeasuredProcess measured, Rig rig)
            throws Exception {
        System.out.printf(
                "   %s %d series, scrape %d KiB, live heap %d MiB, RSS %d MiB%n",
                when,
                series.size(),
                measured.metrics().length() / 1024,
                measured.liveHeapBytes() >> 20,
                ProcessCost.residentMebibytes(rig.pid()));
    }
}
