package dev.tandem.reconciliation;

import dev.tandem.reconciliation.UpkeepMetrics.Work;
import java.time.Instant;
import java.util.Map;

/**
 * What the upkeep does in this process.
 *
 * @param on whether it is configured
 * @param owner whether this instance does it, and not another one
 * @param progress how far this instance knows that it has come
 * @param faults why work fails now, in words without a full stop
 */
public record UpkeepStatus(
        boolean on, boolean owner, UpkeepProgress progress, Map<Work, Fault> faults) {
    public UpkeepStatus {
        faults = Map.copyOf(faults);
    }

    /** A failure that has not been followed by a success yet. */
    public record Fault(String words, Instant since) {}
}
