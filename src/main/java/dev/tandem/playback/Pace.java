package dev.tandem.playback;

import java.time.Duration;

/** When events of a stream are sent, counted from its first one. */
public sealed interface Pace {
    /**
     * When the event is due.
     *
     * @param sent how many events were sent before it
     * @param sinceFirst how long after the first event it was received then
     */
    Duration due(long sent, Duration sinceFirst);

    /**
     * As it was then, this many times faster.
     *
     * @param factor above 0
     */
    record Recorded(double factor) implements Pace {
        public Recorded {
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("Expected a speed above 0, but got " + factor);
            }
        }

        @Override
        public Duration due(long sent, Duration sinceFirst) {
            return Duration.ofNanos((long) (Math.max(0, sinceFirst.toNanos()) / factor));
        }
    }

    /**
     * At a fixed rate.
     *
     * @param perSecond above 0
     */
    record Steady(double perSecond) implements Pace {
        private static final double NANOS_A_SECOND = 1e9;

        public Steady {
            if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
                throw new IllegalArgumentException("Expected a rate above 0, but got " + perSecond);
            }
        }

        @Override
        public Duration due(long sent, Duration sinceFirst) {
            return Duration.ofNanos((long) (sent * NANOS_A_SECOND / perSecond));
        }
    }
}
