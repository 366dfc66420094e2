package dev.tandem.ops.pages;

import dev.tandem.ops.metrics.MeterName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Reads the program's own meters, all at one moment. */
final class HourMeters {
    private final MeterRegistry registry;

    HourMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * What the meters say at one moment. Counts are since the start of the program.
     *
     * @param started calls that began
     * @param closed calls that were closed, however they ended
     * @param abandoned those of them that the caller abandoned
     * @param errors dead letters, and requests to Salesforce that were not done
     * @param backlogSeconds the age of the oldest record that waits; NaN while it is not known
     */
    record Reading(
            double started,
            double closed,
            double abandoned,
            double errors,
            double backlogSeconds,
            Spread routing,
            Spread acknowledgement) {}

    /**
     * How long something took.
     *
     * @param upTo how many took so many seconds at most, by bucket
     * @param count how many there were
     */
    record Spread(Map<Double, Double> upTo, double count) {

        /** What was measured since an earlier moment. */
        Spread since(Spread before) {
            Map<Double, Double> rest = new TreeMap<>();
            upTo.forEach((bound, seen) ->
                    rest.put(bound, seen - before.upTo().getOrDefault(bound, 0.0)));
            return new Spread(rest, count - before.count());
        }

        /**
         * The time in seconds that this share needed at most, in proportion within its bucket; NaN
         * without any. Beyond the last bucket it is that bucket's bound.
         */
        double quantile(double share) {
            double wanted = share * count;
            if (count <= 0) {
                return Double.NaN;
            }
            double lower = 0;
            double below = 0;
            for (Map.Entry<Double, Double> bucket : upTo.entrySet()) {
                double here = bucket.getValue();
                if (here >= wanted && here > below) {
                    return lower + (bucket.getKey() - lower) * (wanted - below) / (here - below);
                }
                lower = bucket.getKey();
                below = here;
            }
            return lower;
        }
    }

    Reading read() {
        return new Reading(
                count(
                        MeterName.TRANSITIONS,
                        it ->
                                "acted".equals(it.getTag("decision"))
                                        && "ContactStarted".equals(it.getTag("input"))),
                count(MeterName.INTERACTIONS_CLOSED, _ -> true),
                count(MeterName.ABANDONMENTS, _ -> true),
                count(MeterName.DEAD_LETTERS, _ -> true)
                        + timed(MeterName.COMMANDS, it -> !"done".equals(it.getTag("result"))),
                backlog(),
                spread(MeterName.ROUTING_DECISION),
                spread(MeterName.WEBHOOK_ACKNOWLEDGEMENT));
    }

    private double count(MeterName name, Predicate<Meter.Id> which) {
        return registry.find(name.meter()).counters().stream()
                .filter(it -> which.test(it.getId()))
                .mapToDouble(Counter::count)
                .sum();
    }

    private double timed(MeterName name, Predicate<Meter.Id> which) {
        return registry.find(name.meter()).timers().stream()
                .filter(it -> which.test(it.getId()))
                .mapToDouble(Timer::count)
                .sum();
    }

    private double backlog() {
        return registry.find(MeterName.BACKLOG.meter()).gauges().stream()
                .mapToDouble(Gauge::value)
                .filter(it -> !Double.isNaN(it))
                .max()
                .orElse(Double.NaN);
    }

    private Spread spread(MeterName name) {
        Map<Double, Double> upTo = new TreeMap<>();
        double count = 0;
        for (Timer timer : registry.find(name.meter()).timers()) {
            for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
                upTo.merge(
                        bucket.bucket(TimeUnit.MILLISECONDS) / 1000, bucket.count(), Double::sum);
            }
            count += timer.count();
        }
        return new Spread(upTo, count);
    }
}
