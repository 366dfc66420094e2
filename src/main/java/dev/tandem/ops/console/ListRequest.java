package dev.tandem.ops.console;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.ops.parameters.Parameters;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.process.query.SearchRequest;
import dev.tandem.process.query.SearchRequest.Place;
import dev.tandem.process.query.SearchText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of interactions, checked. */
public sealed interface ListRequest {
    int DEFAULT_LIMIT = 50;

    /** The phases that a list may be limited to. */
    List<InteractionPhase> PHASES =
            Arrays.stream(InteractionPhase.values())
                    .filter(it -> it != InteractionPhase.UNKNOWN)
                    .toList();

    /** The outcomes that a list may be limited to. */
    List<CloseOutcome> OUTCOMES = List.of(CloseOutcome.values());

    /** Valid parameters. */
    record Wanted(SearchRequest search) implements ListRequest {}

    /**
     * Invalid parameters.
     *
     * @param why a sentence that says what is valid
     */
    record Wrong(String why) implements ListRequest {}

    /** Checks the parameters. */
    static ListRequest of(ListParameters given) {
        Parameters parameters = new Parameters();
        SearchRequest request =
                new SearchRequest(
                        text(parameters, given.search()),
                        parameters.oneOf("state", given.state(), PHASES, EnumWords::of),
                        parameters.oneOf("outcome", given.outcome(), OUTCOMES, EnumWords::of),
                        given.contactCenter(),
                        given.org(),
                        parameters.time("from", given.from()),
                        parameters.time("to", given.to()),
                        place(parameters, given.cursor()),
                        parameters.number(
                                "limit", given.limit(), DEFAULT_LIMIT, 1, SearchRequest.LONGEST));
        return parameters.fault().<ListRequest>map(Wrong::new).orElseGet(() -> new Wanted(request));
    }

    private static @Nullable SearchText text(Parameters parameters, @Nullable String asked) {
        SearchText text = asked == null ? null : SearchText.of(asked);
        if (asked != null && text == null) {
            parameters.wrong(
                    "search must be an interaction id, a vendorCallKey, the id of a VoiceCall, or"
                            + " a number of at least four digits; at most "
                            + SearchText.LONGEST
                            + " characters.");
        }
        return text;
    }

    private static @Nullable Place place(Parameters parameters, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        int end = cursor.indexOf('-');
        try {
            if (end > 0) {
                return new Place(
                        Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, end), 10)),
                        cursor.substring(end + 1));
            }
        } catch (NumberFormatException notOurs) {
            // Falls through to the sentence.
        }
        parameters.wrong("cursor must be what an answer has in \"next\".");
        return null;
    }

    /** The cursor of what comes behind that place. */
    static String cursorOf(Place place) {
        return place.firstSeen().toEpochMilli() + "-" + place.interactionId();
    }
}
