package dev.tandem.salesforce.settings;

import dev.tandem.domain.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literal text with words in braces, each of which stands for something of the call. */
public final class Template {
    /** The words that a template may use, for sentences to users. */
    public static final String ALLOWED =
            "{interactionId}, {ani}, {dnis}, {vendorCallKey} and {event.<attribute>}";

    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");

    private final List<TemplatePart> parts;

    private Template(List<TemplatePart> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * The compiled template. Every brace belongs to such a word.
     *
     * @throws IllegalArgumentException when it uses a word that is not allowed, or a brace is not
     *     closed or not opened; the message goes on after "… is '&lt;text&gt;', but "
     */
    public static Template of(String text) {
        List<TemplatePart> parts = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int literalFrom = 0;
        while (words.find()) {
            parts.add(literal(text.substring(literalFrom, words.start())));
            parts.add(TemplatePart.ofWord(words.group(1)));
            literalFrom = words.end();
        }
        parts.add(literal(text.substring(literalFrom)));
        return new Template(parts);
    }

    private static TemplatePart literal(String text) {
        if (text.indexOf('{') >= 0) {
            throw new IllegalArgumentException(
                    "a brace { is not closed; it may use only " + ALLOWED);
        }
        if (text.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "a brace } is not opened; it may use only " + ALLOWED);
        }
        return new TemplatePart.Literal(text);
    }

    /** The text for this contact; null when something that it needs is missing, empty or blank. */
    @Nullable String fill(Contact contact) {
        StringBuilder filled = new StringBuilder();
        for (TemplatePart part : parts) {
            String value = part.of(contact);
            if (value == null) {
                return null;
            }
            filled.append(value);
        }
        return filled.toString();
    }
}
