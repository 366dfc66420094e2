package dev.tandem.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Durations in nanoseconds, all of them kept: percentiles are exact. Used by one thread. */
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;
    private boolean sorted;

    static Latencies of(Collection<Duration> durations) {
        Latencies latencies = new Latencies();
        durations.forEach(duration -> latencies.add(duration.toNanos()));
        return latencies;
    }

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** In milliseconds; not a number when there is nothing. */
    double percentile(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * count);
        return nanos[Math.max(0, rank - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.2f ms  p90 %.2f ms  p99 %.2f ms  p99.9 %.2f ms  max %.2f ms  (n=%d)"
                .formatted(
                        percentile(50),
                        percentile(90),
                        percentile(99),
                        percentile(99.9),
                        percentile(100),
                        count);
    }
}
