package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times as Webex and its flows write them. */
final class EventTimes {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ZONE_NAME = Pattern.compile("\\[[^\\]]*]$");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    private EventTimes() {}

    /** A whole number of milliseconds, empty when the text is anything else. */
    static OptionalLong epochMillis(String text) {
        String digits = text.strip();
        return DIGITS.matcher(digits).matches()
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    /**
     * A time told as epoch milliseconds (number or text) or in ISO-8601 with an offset, with or
     * without the {@code [UTC]} that Flow Designer's {@code now()} puts behind it.
     *
     * @param otherwise the time for a value that tells none, or one outside the years 1970 to 9999
     */
    static Instant read(JsonNode told, Instant otherwise) {
        if (!told.isValueNode() || told.isNull()) {
            return otherwise;
        }
        Instant time = parse(told.asText().strip(), otherwise);
        return time.isAfter(Instant.EPOCH) && time.isBefore(END)
                ? time.truncatedTo(ChronoUnit.MILLIS)
                : otherwise;
    }

    private static Instant parse(String text, Instant otherwise) {
        OptionalLong millis = epochMillis(text);
        if (millis.isPresent()) {
            return Instant.ofEpochMilli(millis.getAsLong());
        }
        try {
            return OffsetDateTime.parse(ZONE_NAME.matcher(text).replaceFirst("")).toInstant();
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
