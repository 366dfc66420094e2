package dev.tandem.bench;

import dev.tandem.bench.figures.Sample;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What a process that was just started owes the first callers: each round starts another one, with
 * calls that begin and then wait in the queue. The first round does not count, because the load and
 * the org are as fresh in it as the program, and compete with it for the processor.
 */
final class ColdStarts {
    private static final int CALLS_PER_SECOND = 30;

    /** The ends of the phases that are told apart, in seconds from the first call on. */
    private static final int[] PHASE_ENDS = {2, 5, 10};

    private static final int KEPT_REQUESTS = 1_000_000;

    private final Plan plan;
    private final WebexEvents events;
    private int started;

    ColdStarts(Plan plan, String secret) {
        this.plan = plan;
        this.events = new WebexEvents(secret);
    }

    void run() throws Exception {
        System.out.printf(
                "-- (g) fresh processes with the broker inside: %d new calls/s from the moment that"
                        + " the health check says started; the first round does not count%n",
                CALLS_PER_SECOND);
        round();
        plan.repeatCold(this::round);
    }

    private List<Sample> round() throws Exception {
        try (Rig rig =
                Rig.withBrokerInside(plan.directory().resolve("cold" + started++), KEPT_REQUESTS)) {
            Rig.Startup startup = rig.startup();
            System.out.printf(
                    "   ready after %.2f s, started after %.2f s, CPU until then %.2f s%n",
                    startup.readySeconds(), startup.startedSeconds(), startup.cpuSeconds());
            int calls = CALLS_PER_SECOND * PHASE_ENDS[PHASE_ENDS.length - 1];
            List<Request> schedule = events.newCalls(calls, CALLS_PER_SECOND);
            ProcessCost cost = ProcessCost.of(rig.pid());
            Map<String, Duration> delays =
                    CreateRequest.delays(rig, schedule, SimulatedEndpoint.CREATE_VOICE_CALL);
            double micros = cost.microsPer(calls);
            System.out.printf("   CPU per new call, broker inside: %.0f us%n", micros);
            List<Sample> samples = new ArrayList<>();
            samples.add(new Sample("cold: ready", "s", startup.readySeconds()));
            samples.add(new Sample("cold: started", "s", startup.startedSeconds()));
            samples.add(new Sample("cold: CPU until started", "s", startup.cpuSeconds()));
            samples.add(new Sample("cold: CPU of a new call", "ms/call", micros / 1e3));
            samples.addAll(phases(schedule, delays));
            return samples;
        }
    }

    /** From the 202 to the create request, by the time that the schedule had for the new call. */
    private static List<Sample> phases(List<Request> schedule, Map<String, Duration> delays) {
        List<Sample> samples = new ArrayList<>();
        int from = 0;
        for (int end : PHASE_ENDS) {
            List<String> calls = startedBetween(from, end, schedule);
            Latencies latencies =
                    Latencies.of(calls.stream().map(delays::get).filter(Objects::nonNull).toList());
            String phase = "%d to %d s".formatted(from, end);
            System.out.printf(
                    "   %s: creates for %d of %d calls  %s%n",
                    phase, latencies.count(), calls.size(), latencies);
            samples.add(new Sample("cold: p50 " + phase, "ms", latencies.percentile(50)));
            samples.add(new Sample("cold: p99 " + phase, "ms", latencies.percentile(99)));
            from = end;
        }
        return samples;
    }

    /** The first request about a call is its start. */
    private static List<String> startedBetween(int from, int end, List<Request> schedule) {
        Map<String, Long> starts = new LinkedHashMap<>();
        schedule.forEach(request -> starts.putIfAbsent(request.about(), request.at()));
        return starts.entrySet().stream()
                .filter(call -> call.getValue() >= TimeUnit.SECONDS.toNanos(from))
                .filter(call -> call.getValue() < TimeUnit.SECONDS.toNanos(end))
                .map(Map.Entry::getKey)
                .toList();
    }
}
