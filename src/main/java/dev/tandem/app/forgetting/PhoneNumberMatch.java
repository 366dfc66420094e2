package dev.tandem.app.forgetting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an event names a caller's number, in whichever field: Webex and flows use several. */
final class PhoneNumberMatch {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("\\+?[\\d ().\\-/]+");
    private static final int FEWEST_DIGITS = 7;

    /** The number that was called is everyone's who called it. */
    private static final Set<String> OF_THE_CONTACT_CENTRE = Set.of("destination", "dnis");

    private final String digits;

    private PhoneNumberMatch(String digits) {
        this.digits = digits;
    }

    /** Null when the text is no number of seven digits or more. */
    static @Nullable PhoneNumberMatch of(String text) {
        String digits = digitsOf(text);
        return NUMBER.matcher(text).matches() && digits.length() >= FEWEST_DIGITS
                ? new PhoneNumberMatch(digits)
                : null;
    }

    /**
     * Whether a field of the event is the number.
     *
     * @param event JSON; null and other bytes name no number
     */
    boolean isIn(byte @Nullable [] event) {
        if (event == null) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(event)) {
            while (true) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return false;
                }
                if (token.isScalarValue() && isCallers(parser) && isNumber(parser.getText())) {
                    return true;
                }
            }
        } catch (IOException notJson) {
            return false;
        }
    }

    private static boolean isCallers(JsonParser parser) throws IOException {
        String name = parser.currentName();
        return name == null || !OF_THE_CONTACT_CENTRE.contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean isNumber(String text) {
        return text.length() >= digits.length() && digitsOf(text).equals(digits);
    }

    private static String digitsOf(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(it -> it >= '0' && it <= '9').forEach(it -> digits.append((char) it));
        return digits.toString();
    }
}
