package dev.tandem.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which time is reconciled next.
 *
 * @param next may be empty
 * @param given an older time that is not reconciled, because nobody did for too long; null without
 */
record ReconciliationPlan(TimeWindow next, @Nullable TimeWindow given) {

    /**
     * From where the last one ended to the youngest time of which all webhooks have arrived. Where
     * nothing was ever reconciled, it begins now: calls that were over before belong to whatever
     * made their records then.
     */
    static ReconciliationPlan of(UpkeepProgress progress, UpkeepSettings settings, Instant now) {
        Instant to = now.minus(settings.settle());
        Instant until = progress.reconciledUntil();
        if (until == null) {
            return new ReconciliationPlan(new TimeWindow(now, now), null);
        }
        Instant oldest = now.minus(settings.reachBack());
        return until.isBefore(oldest)
                ? new ReconciliationPlan(new TimeWindow(oldest, to), new TimeWindow(until, oldest))
                : new ReconciliationPlan(new TimeWindow(until, to), null);
    }
}
