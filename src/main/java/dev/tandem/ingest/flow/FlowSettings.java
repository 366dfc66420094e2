package dev.tandem.ingest.flow;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How flows are answered.
 *
 * @param keysFile lines {@code <name> <key>}, re-read when the file changes; null closes the door
 * @param defaultWait how long a flow waits that does not say, at most {@link #LONGEST_WAIT}
 * @param maxWaiters how many may wait at once; more are answered with what is known, 1 or more
 */
public record FlowSettings(@Nullable Path keysFile, Duration defaultWait, int maxWaiters) {
    /** Flow Designer's own longest response timeout. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    public FlowSettings {
        if (defaultWait.isNegative() || defaultWait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "Expected a wait between 0 and " + LONGEST_WAIT + ", but got " + defaultWait);
        }
        if (maxWaiters < 1) {
            throw new IllegalArgumentException(
                    "Expected at least one waiter, but got " + maxWaiters);
        }
    }
}
