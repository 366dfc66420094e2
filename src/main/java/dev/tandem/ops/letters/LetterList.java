package dev.tandem.ops.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.letters.DeadLetterIndex;
import dev.tandem.operator.letters.DeadLetterIndex.Page;
import dev.tandem.operator.letters.IndexedLetter;
import dev.tandem.operator.letters.LetterState;
import dev.tandem.operator.log.OperatorMemory.Settlement;
import dev.tandem.wire.DeadLetterReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of dead letters.
 *
 * @param letters the latest first
 * @param next the cursor to go on with; left out at the end
 * @param parked how many letters wait for an operator in all
 * @param byReason how many of those there are of each reason that has some
 * @param oldest when the oldest of those was received; left out where there is none
 * @param complete whether all letters of the topic were read since the start; else there may be
 *     more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterList(
        List<Line> letters,
        @Nullable String next,
        int parked,
        List<Count> byReason,
        @Nullable Instant oldest,
        boolean complete) {

    /**
     * One dead letter.
     *
     * @param kind what it is of: a record by its topic, or the command that was given up
     * @param settled what an operator did about it; left out while it is parked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String id,
            Instant at,
            LetterState state,
            DeadLetterReason reason,
            String kind,
            @Nullable String interactionId,
            @Nullable String org,
            @Nullable LetterSettlement settled) {

        static Line of(IndexedLetter letter, @Nullable Settlement settlement) {
            return new Line(
                    letter.id(),
                    letter.at(),
                    LetterState.of(settlement),
                    letter.reason(),
                    letter.kind().word(),
                    letter.interactionId(),
                    letter.org(),
                    LetterSettlement.of(settlement));
        }
    }

    /**
     * The letters of one reason.
     *
     * @param whatToDo how to mend it, in words
     */
    public record Count(DeadLetterReason reason, int letters, String whatToDo) {}

    static LetterList of(Page page, OperatorDesk desk) {
        DeadLetterIndex.Parked parked = desk.index().parked();
        return new LetterList(
                page.letters().stream()
                        .map(it -> Line.of(it, desk.memory().settlementOf(it.id())))
                        .toList(),
                page.next() == null ? null : LetterCursor.of(page.next()),
                parked.total(),
                Arrays.stream(DeadLetterReason.values())
                        .filter(it -> parked.byReason().getOrDefault(it, 0) > 0)
                        .map(it ->
                                new Count(it, parked.byReason().getOrDefault(it, 0), it.remedy()))
                        .toList(),
                parked.oldest(),
                desk.lettersKnown());
    }
}
