package dev.tandem.dispatch;

import dev.tandem.dispatch.DispatcherMetrics.Unsent;
import org.jspecify.annotations.Nullable;

/** Whether an operator holds the commands of an org. Asked for each command by many threads. */
@FunctionalInterface
public interface OrgHolds {
    /** Holds nothing. */
    OrgHolds NONE = _ -> null;

    /**
     * Why no command may be sent to that org now; null when commands may be. Does not block.
     *
     * @return {@link Unsent#ORG_PAUSED} or {@link Unsent#PAUSES_UNKNOWN}
     */
    @Nullable Unsent of(String org);
}
