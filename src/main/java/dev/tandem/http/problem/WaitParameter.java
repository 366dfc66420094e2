package dev.tandem.http.problem;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** How long a request wants to wait. */
public sealed interface WaitParameter {
    /** Flow Designer's own longest response timeout. */
    Duration LONGEST = Duration.ofSeconds(10);

    /** So long: 0 to {@link #LONGEST}. */
    record Known(Duration time) implements WaitParameter {}

    /** What was asked for is no such time. */
    record Senseless() implements WaitParameter {}

    /**
     * Reads an ISO 8601 duration.
     *
     * @param asked what the request says; null or blank when it says nothing
     */
    static WaitParameter of(@Nullable String asked, Duration otherwise) {
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
