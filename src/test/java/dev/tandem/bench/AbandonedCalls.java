package dev.tandem.bench;

import dev.tandem.bench.figures.Sample;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Whole calls: three webhooks in, four Salesforce calls out. */
final class AbandonedCalls {
    /** What a figure of the processor time of all processes is called behind its measurement. */
    static final String CPU_TOGETHER = ": CPU together";

    private final WebexEvents events;
    private final Rig rig;

    AbandonedCalls(WebexEvents events, Rig rig) {
        this.events = events;
        this.rig = rig;
    }

    /**
     * What a round came to.
     *
     * @param completedPerSecond the rate at which calls were closed in Salesforce between the first
     *     and the last fifth of them
     * @param drainSeconds how long after the last webhook the last call was closed
     * @param programMicros CPU of the program for a call, with the broker where that is inside
     * @param brokerMicros CPU of the broker for a call, 0 where it is inside
     */
    record Outcome(
            double completedPerSecond,
            double drainSeconds,
            double programMicros,
            double brokerMicros) {

        @Override
        public String toString() {
            return ("%.0f /s completed, %.2f s after the last webhook  CPU per call %.0f us and"
                            + " broker %.0f us, together %.0f us")
                    .formatted(
                            completedPerSecond,
                            drainSeconds,
                            programMicros,
                            brokerMicros,
                            programMicros + brokerMicros);
        }

        List<Sample> samples(String measurement) {
            return List.of(
                    new Sample(measurement + ": completed", "/s", completedPerSecond),
                    new Sample(
                            measurement + ": CPU of the program", "ms/call", programMicros / 1e3),
                    new Sample(measurement + ": CPU of the broker", "ms/call", brokerMicros / 1e3),
                    new Sample(
                            measurement + CPU_TOGETHER,
                            "ms/call",
                            (programMicros + brokerMicros) / 1e3));
        }
    }

    /** What the figures at that rate begin with. */
    static String measurement(int perSecond) {
        return "calls at " + perSecond + "/s";
    }

    static void sustained(Plan plan, String secret, int perSecond) throws Exception {
        System.out.printf(
                "-- (d) abandoned calls, %d/s offered, four Salesforce calls each%n", perSecond);
        try (Rig rig = Rig.withBrokerBeside(plan.directory().resolve("calls" + perSecond), 0)) {
            AbandonedCalls calls = new AbandonedCalls(new WebexEvents(secret), rig);
            plan.repeat(() ->
                    calls.round(perSecond * plan.seconds(), perSecond)
                            .samples(measurement(perSecond)));
        }
    }

    Outcome round(int count, int perSecond) throws Exception {
        List<Request> schedule = events.abandonedCalls(count, perSecond);
        long requestsBefore = rig.org().ledger().count();
        ProcessCost cost = ProcessCost.of(rig.pid());
        @Nullable ProcessCost brokerCost =
                rig.broker() == null ? null : ProcessCost.of(rig.broker().pid());
        Progress progress = new Progress(rig::closedCalls, count);
        progress.play(rig.httpPort(), schedule);
        Outcome outcome =
                new Outcome(
                        progress.perSecond(),
                        progress.drainSeconds(),
                        cost.microsPer(count),
                        brokerCost == null ? 0 : brokerCost.microsPer(count));
        System.out.printf(
                "   %d calls: %s  Salesforce calls each %.3f  not accepted %d  unfinished %d%n",
                count,
                outcome,
                (rig.org().ledger().count() - requestsBefore) / (double) count,
                progress.refused(),
                progress.unfinished());
        return outcome;
    }

    /**
     * Plays calls and watches them being closed from now on, for a rate without the beginning and
     * the end.
     */
    static final class Progress {
        private final LongSupplier closed;
        private final long before;
        private final int count;
        private long fromNanos;
        private long fromClosed;
        private long toNanos;
        private long toClosed;
        private double drainSeconds;
        private final AtomicLong refused = new AtomicLong();

        Progress(LongSupplier closed, int count) {
            this.closed = closed;
            this.before = closed.getAsLong();
            this.count = count;
        }

        /** Returns when all are closed, or two minutes after the last request. */
        void play(int port, List<Request> schedule) throws Exception {
            try (HttpLoad load = new HttpLoad(port, 64)) {
                load.play(
                        schedule,
                        (request, status, intended, answered) -> {
                            look();
                            if (status != 202) {
                                refused.incrementAndGet();
                            }
                        });
            }
            long lastSent = System.nanoTime();
            Rig.await(closed, before + count, this::look);
            drainSeconds = (System.nanoTime() - lastSent) / 1e9;
        }

        private void look() {
            long done = closed.getAsLong() - before;
            if (fromNanos == 0 && done >= count / 5) {
                fromNanos = System.nanoTime();
                fromClosed = done;
            }
            if (toNanos == 0 && done >= count - count / 5) {
                toNanos = System.nanoTime();
                toClosed = done;
            }
        }

        double perSecond() {
            return (toClosed - fromClosed) * 1e9 / (toNanos - fromNanos);
        }

        /** From the last request until the last call was closed. */
        double drainSeconds() {
            return drainSeconds;
        }

        long refused() {
            return refused.get();
        }

        long unfinished() {
            return count - (closed.getAsLong() - before);
        }
    }
}
