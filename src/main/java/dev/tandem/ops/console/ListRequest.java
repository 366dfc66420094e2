package dev.tandem.ops.console;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.process.query.SearchRequest;
import dev.tandem.process.query.SearchRequest.Place;
import dev.tandem.process.query.SearchText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of interactions, checked. */
sealed interface ListRequest {
    int DEFAULT_LIMIT = 50;

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
        try {
            return new Wanted(
                    new SearchRequest(
                            text(given.search()),
                            constant("state", given.state(), phases()),
                            constant("outcome", given.outcome(), Stream.of(CloseOutcome.values())),
                            given.contactCenter(),
                            given.org(),
                            time("from", given.from()),
                            time("to", given.to()),
                            place(given.cursor()),
                            limit(given.limit())));
        } catch (InvalidParameter e) {
            return new Wrong(e.sentence());
        }
    }

    private static @Nullable SearchText text(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        SearchText text = SearchText.of(asked);
        if (text == null) {
            throw new InvalidParameter(
                    "search must be an interaction id, a vendorCallKey, the id of a VoiceCall, or"
                            + " a number of at least four digits; at most "
                            + SearchText.LONGEST
                            + " characters.");
        }
        return text;
    }

    private static Stream<InteractionPhase> phases() {
        return Arrays.stream(InteractionPhase.values())
                .filter(it -> it != InteractionPhase.UNKNOWN);
    }

    private static <E extends Enum<E>> @Nullable E constant(
            String parameter, @Nullable String word, Stream<E> valid) {
        if (word == null) {
            return null;
        }
        var all = valid.toList();
        String name = word.toUpperCase(Locale.ROOT);
        return all.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidParameter(
                                parameter
                                        + " must be one of "
                                        + all.stream()
                                                .map(EnumWords::of)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidParameter(
                    parameter + " must be a time with its offset, such as 2026-02-06T21:00:00Z.");
        }
    }

    private static @Nullable Place place(@Nullable String cursor) {
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
        throw new InvalidParameter("cursor must be that of the page before, unchanged.");
    }

    /** The cursor of what comes behind that place. */
    static String cursorOf(Place place) {
        return place.firstSeen().toEpochMilli() + "-" + place.interactionId();
    }

    private static int limit(@Nullable String text) {
        int limit = text == null ? DEFAULT_LIMIT : number(text);
        if (limit < 1 || limit > SearchRequest.LONGEST) {
            throw new InvalidParameter(
                    "limit must be a whole number from 1 to " + SearchRequest.LONGEST + ".");
        }
        return limit;
    }

    /** 0 for a text that is no number. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text, 10);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
