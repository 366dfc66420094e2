package dev.tandem.ops.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.operator.letters.LetterState;
import dev.tandem.operator.log.OperatorMemory.Settlement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did about a dead letter.
 *
 * @param reason why it was dismissed; left out where it was redriven
 * @param run the bulk redrive that did it; left out without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterSettlement(
        LetterState state, String who, Instant at, @Nullable String reason, @Nullable String run) {

    /** Null while the letter is parked. */
    public static @Nullable LetterSettlement of(@Nullable Settlement settlement) {
        return settlement == null
                ? null
                : new LetterSettlement(
                        LetterState.of(settlement),
                        settlement.who(),
                        settlement.at(),
                        settlement.reason(),
                        settlement.run());
    }
}
