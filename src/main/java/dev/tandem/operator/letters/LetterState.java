package dev.tandem.operator.letters;

import dev.tandem.operator.log.OperatorMemory.Settlement;
import org.jspecify.annotations.Nullable;

/** The life of a dead letter. */
public enum LetterState {
    /** It waits for an operator. */
    PARKED,
    /** It was put back. */
    REDRIVEN,
    /** An operator said that it needs nothing; it can still be redriven. */
    DISMISSED;

    /** By what was done about it last; null where nothing was. */
    public static LetterState of(@Nullable Settlement settlement) {
        return settlement == null
                ? PARKED
                : switch (settlement.fate()) {
                    case REDRIVEN -> REDRIVEN;
                    case DISMISSED -> DISMISSED;
                };
    }
}
