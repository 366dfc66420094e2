package dev.tandem.ingest.flow;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** How long a request wants to wait. */
public sealed interface Wait {
    /** Flow Designer's own longest response timeout. */
    Duration LONGEST = Duration.ofSeconds(10);

    /** So long: 0 to {@link #LONGEST}. */
    record Known(Duration time) implements Wait {}

    /** What was asked for is no such time. */
    record Senseless() implements Wait {}

    /**
     * Reads an ISO 8601 duration.
     *
     * @param asked what the request says; null or blank when it says nothing
     */
    static Wait of(@Nullable String asked, Duration otherwise) {
        if (asked == null || asked.isBlank()) {
            return new Known(otherwise);
        }
        try {
            Duration time = Duration.parse(asked.strip());
            return time.isNegative() || time.compareTo(LONGEST) > 0
                    ? new Senseless()
                    : new Known(time);
        } catch (DateTimeParseException e) {
            return new Senseless();
        }
    }
}
