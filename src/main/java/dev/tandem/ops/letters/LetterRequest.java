package dev.tandem.ops.letters;

import dev.tandem.operator.letters.IndexedLetter.Place;
import dev.tandem.operator.letters.LetterFilter;
import dev.tandem.operator.letters.LetterKind;
import dev.tandem.operator.letters.LetterState;
import dev.tandem.operator.letters.RedriveRuns;
import dev.tandem.ops.parameters.Parameters;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.wire.DeadLetterReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of the dead letters. */
sealed interface LetterRequest {
    int USUAL_LIMIT = 50;
    int LONGEST_LIST = 200;

    /**
     * A part of the list.
     *
     * @param below where it begins; null for the latest letters
     */
    record Listing(LetterFilter filter, @Nullable Place below, int limit)
            implements LetterRequest {}

    /**
     * A bulk redrive.
     *
     * @param dryRun whether to say only what it would do
     */
    record Bulk(LetterFilter filter, int perSecond, boolean dryRun) implements LetterRequest {}

    /**
     * Invalid parameters.
     *
     * @param why a sentence that says what is valid
     */
    record Wrong(String why) implements LetterRequest {}

    /** The conditions as they are sent; null for none. */
    record Conditions(
            @Nullable String reason,
            @Nullable String kind,
            @Nullable String org,
            @Nullable String from,
            @Nullable String to) {

        private LetterFilter read(Parameters parameters, @Nullable LetterState state) {
            Instant first = parameters.time("from", from);
            Instant end = parameters.time("to", to);
            if (first != null && end != null && !first.isBefore(end)) {
                parameters.wrong("from must be before to.");
            }
            return new LetterFilter(
                    parameters.oneOf(
                            "reason", reason, List.of(DeadLetterReason.values()), EnumWords::of),
                    parameters.oneOf("kind", kind, List.of(LetterKind.values()), LetterKind::word),
                    org,
                    first,
                    end,
                    state);
        }
    }

    /** Reads the parameters of the list. */
    static LetterRequest listing(
            Conditions conditions,
            @Nullable String state,
            @Nullable String limit,
            @Nullable String cursor) {
        Parameters parameters = new Parameters();
        LetterFilter filter =
                conditions.read(
                        parameters,
                        parameters.oneOf(
                                "state", state, List.of(LetterState.values()), EnumWords::of));
        int most = parameters.number("limit", limit, USUAL_LIMIT, 1, LONGEST_LIST);
        Place below = null;
        if (cursor != null) {
            below = LetterCursor.parse(cursor).orElse(null);
            if (below == null) {
                parameters.wrong("cursor must be what an answer has in \"next\".");
            }
        }
        Place begin = below;
        return parameters
                .fault()
                .<LetterRequest>map(Wrong::new)
                .orElseGet(() -> new Listing(filter, begin, most));
    }

    /** Reads the body of a bulk redrive. */
    static LetterRequest bulk(
            Conditions conditions, @Nullable Integer perSecond, @Nullable Boolean dryRun) {
        Parameters parameters = new Parameters();
        LetterFilter filter = conditions.read(parameters, null);
        int rate =
                parameters.number(
                        "perSecond",
                        perSecond == null ? null : perSecond.toString(),
                        RedriveRuns.USUAL,
                        1,
                        RedriveRuns.FASTEST);
        return parameters
                .fault()
                .<LetterRequest>map(Wrong::new)
                .orElseGet(() -> new Bulk(filter, rate, dryRun == null || dryRun));
    }
}
