package dev.tandem.ingest.flow;

import dev.tandem.http.problem.WaitParameter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How flows are answered.
 *
 * @param keysFile lines {@code <name> <key>}, re-read when the file changes; null closes the door
 * @param defaultWait how long a flow without a wait parameter waits, at most {@link
 *     WaitParameter#LONGEST}
 * @param maxWaiters how many may wait at once; more are answered with what is known, 1 or more
 * @param maxBodySize longest body taken, in bytes, 1 or more; the same as at the webhook door
 */
public record FlowSettings(
        @Nullable Path keysFile, Duration defaultWait, int maxWaiters, int maxBodySize) {
    public FlowSettings {
        if (defaultWait.isNegative() || defaultWait.compareTo(WaitParameter.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Expected a wait between 0 and "
                            + WaitParameter.LONGEST
                            + ", but got "
                            + defaultWait);
        }
        if (maxWaiters < 1) {
            throw new IllegalArgumentException(
                    "Expected at least one waiter, but got " + maxWaiters);
        }
    }
}
