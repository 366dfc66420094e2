package dev.tandem.setup.flow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Flow Designer's template language that Tandem's flow uses. Its engine is Pebble: a
 * text within quotation marks has no escape but that of its own quotation mark. Whatever else is in
 * an expression fails the test.
 */
final class TemplateText {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final String VALUE = "\\s*([A-Za-z_][\\w.]*|now\\(\\))\\s*";
    private static final Pattern PRINTED =
            Pattern.compile(
                    VALUE + "(?:\\|\\s*replace\\(\\{'([^'\\\\]*)':\\s*'([^'\\\\]*)'}\\)\\s*)?");
    private static final Pattern COMPARED =
            Pattern.compile("\\{\\{" + VALUE + "(==|contains)\\s*\"([^\"\\\\]*)\"\\s*}}");

    /** As {@code {{now()}}} prints it. */
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z[UTC]'")
                    .withZone(ZoneOffset.UTC);

    private final Map<String, String> values = new HashMap<>();

    /**
     * @param contact what {@code NewPhoneContact} has
     */
    TemplateText(Map<String, String> contact) {
        contact.forEach((name, value) -> values.put("NewPhoneContact." + name, value));
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    void now(Instant now) {
        values.put("now()", NOW.format(now));
    }

    /** The value of a variable or of a result. */
    String variable(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new NoSuchElementException(name);
        }
        return value;
    }

    /** The text with the values of its expressions, pasted as they are. */
    String rendered(String text) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(printed(it.group(1))));
    }

    private String printed(String expression) {
        Matcher parts = PRINTED.matcher(expression);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Expected a simple expression: " + expression);
        }
        String value = variable(parts.group(1));
        return parts.group(2) == null ? value : value.replace(parts.group(2), parts.group(3));
    }

    /** Whether a comparison holds. */
    boolean holds(String expression) {
        Matcher parts = COMPARED.matcher(expression);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Expected a comparison: " + expression);
        }
        String value = variable(parts.group(1));
        return parts.group(2).equals("==")
                ? value.equals(parts.group(3))
                : value.contains(parts.group(3));
    }
}
