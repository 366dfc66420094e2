package dev.tandem.embedded.salesforce;

import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the caller gets to see.
 *
 * @param entry the request in the ledger
 * @param answer what to say, null to cut the connection
 * @param delay how long to wait before
 */
record Outcome(LedgerEntry entry, @Nullable SimulatedAnswer answer, Duration delay) {

    Outcome(LedgerEntry entry, @Nullable SimulatedAnswer answer) {
        this(entry, answer, Duration.ZERO);
    }

    Outcome dropped() {
        return new Outcome(entry, null, delay);
    }

    Outcome delayed(Duration delay) {
        return new Outcome(entry, answer, delay);
    }
}
