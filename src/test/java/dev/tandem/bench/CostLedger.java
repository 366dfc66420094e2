package dev.tandem.bench;

import dev.tandem.bench.figures.Sample;
import dev.tandem.embedded.BrokerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What one abandoned call costs: records by topic, requests to the broker by kind, and processor
 * time of both processes. Counted in the middle of a load that goes on, so that everything that a
 * call causes later is counted for one that began earlier; and per second without any load.
 */
final class CostLedger {
    /** The busiest first, because it warms the program up for the others. */
    private static final int[] RATES = {50, 20, 5};

    private static final int IDLE_SECONDS = 30;

    /** The load runs for that long before it is counted. */
    private static final int LEAD_SECONDS = 2;

    private final Plan plan;
    private final WebexEvents events;

    CostLedger(Plan plan, String secret) {
        this.plan = plan;
        this.events = new WebexEvents(secret);
    }

    void run() throws Exception {
        try (Rig rig = Rig.withBrokerBeside(plan.directory().resolve("ledger"), 0);
                TopicEnds topics = TopicEnds.of(broker(rig).bootstrapServers())) {
            for (int rate : RATES) {
                System.out.printf("-- (h) what an abandoned call costs at %d/s%n", rate);
                plan.repeat(() -> loaded(rig, topics, rate));
            }
            System.out.printf("-- (h) what %d s without a call cost%n", IDLE_SECONDS);
            Counter counter = new Counter(rig, topics);
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            Spent spent = counter.spent();
            plan.once(spent.samples("idle", "second", spent.seconds()));
        }
    }

    private List<Sample> loaded(Rig rig, TopicEnds topics, int rate) throws Exception {
        int calls = rate * (LEAD_SECONDS + plan.seconds());
        List<Request> schedule = events.abandonedCalls(calls, rate);
        long closedBefore = rig.closedCalls();
        try (HttpLoad load = new HttpLoad(rig.httpPort(), 64);
                ExecutorService player = Executors.newSingleThreadExecutor()) {
            Future<?> playing =
                    player.submit(() -> {
                        load.play(schedule, (request, status, intended, answered) -> {});
                        return null;
                    });
            TimeUnit.SECONDS.sleep(LEAD_SECONDS);
            Counter counter = new Counter(rig, topics);
            TimeUnit.SECONDS.sleep(plan.seconds());
            Spent spent = counter.spent();
            playing.get();
            rig.awaitClosedCalls(closedBefore + calls);
            return spent.samples("ledger at " + rate + "/s", "call", rate * spent.seconds());
        }
    }

    private static BrokerProcess broker(Rig rig) {
        return Objects.requireNonNull(rig.broker());
    }

    /**
     * Counts from now on. Reading the topics' ends makes requests itself, so they are read first at
     * the beginning, and last at the end.
     */
    private static final class Counter {
        private final TopicEnds topics;
        private final BrokerProcess broker;
        private final long pid;
        private final Map<String, Long> recordsBefore;
        private final Map<String, Long> requestsBefore;
        private final Duration programBefore;
        private final Duration brokerBefore;
        private final long start;

        Counter(Rig rig, TopicEnds topics) throws Exception {
            this.topics = topics;
            this.broker = broker(rig);
            this.pid = rig.pid();
            recordsBefore = topics.read();
            requestsBefore = broker.requests();
            programBefore = ProcessCost.cpu(pid);
            brokerBefore = ProcessCost.cpu(broker.pid());
            start = System.nanoTime();
        }

        Spent spent() throws Exception {
            double seconds = (System.nanoTime() - start) / 1e9;
            Duration program = ProcessCost.cpu(pid).minus(programBefore);
            Duration brokers = ProcessCost.cpu(broker.pid()).minus(brokerBefore);
            Map<String, Long> requests = difference(requestsBefore, broker.requests());
            return new Spent(
                    difference(recordsBefore, topics.read()),
                    requests,
                    program.toMillis(),
                    brokers.toMillis(),
                    seconds);
        }

        private static Map<String, Long> difference(Map<String, Long> from, Map<String, Long> to) {
            Map<String, Long> more = new TreeMap<>(to);
            from.forEach((name, count) -> more.merge(name, -count, Long::sum));
            more.values().removeIf(count -> count == 0);
            return more;
        }
    }

    private record Spent(
            Map<String, Long> records,
            Map<String, Long> requests,
            double programMillis,
            double brokerMillis,
            double seconds) {

        /** Those that have a figure of their own; the others share one. */
        private static final List<String> KINDS =
                List.of(
                        "Produce",
                        "Fetch",
                        "AddPartitionsToTxn",
                        "EndTxn",
                        "TxnOffsetCommit",
                        "WriteTxnMarkers",
                        "OffsetCommit",
                        "Heartbeat");

        /** From the broker to its own controller, which has nothing to do with the program. */
        private static final String BROKER_HEARTBEAT = "BrokerHeartbeat";

        /**
         * Prints all of it, too.
         *
         * @param unit of which there were that many
         */
        List<Sample> samples(String measurement, String unit, double many) {
            Map<String, Long> kinds = new TreeMap<>(requests);
            kinds.remove(BROKER_HEARTBEAT);
            print("records", records, unit, many);
            print("requests", kinds, unit, many);
            System.out.printf(
                    "   CPU per %s: program %.2f ms, broker %.2f ms; in %.1f s that is %.3f and"
                            + " %.3f cores%n",
                    unit,
                    programMillis / many,
                    brokerMillis / many,
                    seconds,
                    programMillis / 1e3 / seconds,
                    brokerMillis / 1e3 / seconds);
            Map<String, Long> named = new LinkedHashMap<>();
            KINDS.forEach(kind -> named.put(kind, kinds.getOrDefault(kind, 0L)));
            named.put("others", sum(kinds) - sum(named));

            List<Sample> samples = new ArrayList<>();
            String per = "/" + unit;
            String cpu = measurement + ": CPU ";
            samples.add(new Sample(cpu + "of the program", "ms" + per, programMillis / many));
            samples.add(new Sample(cpu + "of the broker", "ms" + per, brokerMillis / many));
            double together = programMillis + brokerMillis;
            samples.add(new Sample(cpu + "together", "ms" + per, together / many));
            samples.addAll(counted(measurement, "records", records, per, many));
            samples.addAll(counted(measurement, "requests", named, per, many));
            return samples;
        }

        private static List<Sample> counted(
                String measurement,
                String noun,
                Map<String, Long> counts,
                String per,
                double many) {
            String prefix = measurement + ": " + noun;
            List<Sample> samples = new ArrayList<>();
            samples.add(new Sample(prefix, noun + per, sum(counts) / many));
            counts.forEach((name, count) ->
                    samples.add(new Sample(prefix + " " + name, noun + per, count / many)));
            return samples;
        }

        private static void print(String noun, Map<String, Long> counts, String unit, double many) {
            System.out.printf(
                    "   %s per %s: %.2f: %s%n",
                    noun,
                    unit,
                    sum(counts) / many,
                    counts.entrySet().stream()
                            .map(it -> "%s %.2f".formatted(it.getKey(), it.getValue() / many))
                            .collect(Collectors.joining(", ")));
        }

        private static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
