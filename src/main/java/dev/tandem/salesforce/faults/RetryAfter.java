package dev.tandem.salesforce.faults;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header (RFC 9110): seconds, or an HTTP date. */
final class RetryAfter {
    /** The longest pause accepted: a longer one is a mistake that would lose calls. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** How long to wait, zero to ten minutes; null when the header is missing or unreadable. */
    static @Nullable Duration parse(@Nullable String header, Clock clock) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String value = header.strip();
        if (value.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return value.length() > MOST_DIGITS
                    ? LONGEST
                    : bounded(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime when = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return bounded(Duration.between(clock.instant(), when));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
