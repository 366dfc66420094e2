package dev.tandem.webex.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as Webex and its flows write them. */
public final class EventTimes {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(?:\\.[0-9]{1,18})?");
    private static final Pattern ZONE_NAME = Pattern.compile("\\[[^\\]]*]$");

    /** The longest text that is parsed: no date has more characters. */
    private static final int LONGEST = 64;

    /** As seconds the year 5138, as milliseconds March 1973: numbers below it are seconds. */
    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L);

    /** No call is older than Webex Contact Center. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /** How far the clocks of Webex and of Kafka may differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private EventTimes() {}

    /** A whole number of milliseconds, empty when the text is anything else. */
    public static OptionalLong epochMillis(String text) {
        String digits = text.strip();
        return DIGITS.matcher(digits).matches()
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    /**
     * A time as epoch milliseconds or seconds (number or text) or in ISO-8601 with an offset, with
     * or without the {@code [UTC]} that Flow Designer's {@code now()} puts behind it.
     *
     * @param receivedAt the time for a value that makes no sense: neither a number nor a date,
     *     before the year 2000, or more than five minutes after the receipt
     */
    public static Instant read(JsonNode value, Instant receivedAt) {
        Instant time = millis(value);
        if (time == null) {
            String text = EventFields.single(value);
            time = text == null ? null : parse(text.strip());
        }
        return time == null || time.isBefore(FIRST) || time.isAfter(receivedAt.plus(AHEAD))
                ? receivedAt
                : time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The form of nearly all events: a whole number of milliseconds. */
    private static @Nullable Instant millis(JsonNode value) {
        return value.isLong() && value.longValue() >= FIRST_MILLIS.longValue()
                ? Instant.ofEpochMilli(value.longValue())
                : null;
    }

    private static @Nullable Instant parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        if (NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            boolean seconds = number.compareTo(FIRST_MILLIS) < 0;
            return Instant.ofEpochMilli((seconds ? number.movePointRight(3) : number).longValue());
        }
        try {
            return OffsetDateTime.parse(ZONE_NAME.matcher(text).replaceFirst("")).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
