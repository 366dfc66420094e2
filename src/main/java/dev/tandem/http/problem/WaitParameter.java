package dev.tandem.http.problem;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The wait parameter of a request. */
public sealed interface WaitParameter {
    /** Flow Designer's own longest response timeout. */
    Duration LONGEST = Duration.ofSeconds(10);

    /** A wait of 0 to {@link #LONGEST}. */
    record Known(Duration time) implements WaitParameter {}

    /** The parameter is not such a duration. */
    record Invalid() implements WaitParameter {}

    /**
     * Reads an ISO 8601 duration.
     *
     * @param asked the parameter; null or blank when absent
     */
    static WaitParameter of(@Nullable String asked, Duration otherwise) {
        if (asked == null || asked.isBlank()) {
            return new Known(otherwise);
        }
        try {
            Duration time = Duration.parse(asked.strip());
            return time.isNegative() || time.compareTo(LONGEST) > 0
                    ? new Invalid()
                    : new Known(time);
        } catch (DateTimeParseException e) {
            return new Invalid();
        }
    }
}
