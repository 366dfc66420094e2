package dev.tandem.ops.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.operator.letters.IndexedLetter.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The cursor of the list of dead letters: a place in it, opaque to clients. */
final class LetterCursor {
    private LetterCursor() {}

    static String of(Place place) {
        String text = place.at().toEpochMilli() + " " + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Empty for a text that is no cursor. */
    static Optional<Place> parse(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            int blank = text.indexOf(' ');
            return blank < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Place(
                                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, blank))),
                                    text.substring(blank + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
