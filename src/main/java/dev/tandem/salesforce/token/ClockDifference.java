package dev.tandem.salesforce.token;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How far this machine's clock is from Salesforce's, by the {@code Date} of an answer. */
public final class ClockDifference {
    /**
     * An assertion is valid for 150 s, and Salesforce accepts 180 s at most: with a clock this far
     * ahead it is valid for too long. It is also longer than an answer takes.
     */
    public static final Duration TOO_MUCH = Duration.ofSeconds(30);

    private ClockDifference() {}

    /**
     * What to do about it; empty where the clocks agree well enough, or the difference is unknown.
     */
    static String advice(@Nullable String date, Clock clock) {
        Duration ahead = ahead(date, clock);
        if (ahead.abs().compareTo(TOO_MUCH) < 0) {
            return "";
        }
        return "set this machine's clock, by NTP: it is %d s %s Salesforce's; if that is not all, "
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
    }

    /**
     * How far this machine's clock is ahead, to the second; negative where it is behind.
     *
     * @param date as in HTTP; zero is returned where it is null or unreadable
     */
    public static Duration ahead(@Nullable String date, Clock clock) {
        if (date == null) {
            return Duration.ZERO;
        }
        try {
            return Duration.between(
                    ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    clock.instant());
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
