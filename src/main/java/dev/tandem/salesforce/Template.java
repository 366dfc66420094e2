package dev.tandem.salesforce;

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
     * The compiled template. A brace that opens or closes nothing is literal text.
     *
     * @throws IllegalArgumentException when it uses a word that is not allowed; the message names
     *     the word and those that are
     */
    public static Template of(String text) {
        List<TemplatePart> parts = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int literalFrom = 0;
        while (words.find()) {
            parts.add(new TemplatePart.Literal(text.substring(literalFrom, words.start())));
            parts.add(TemplatePart.ofWord(words.group(1)));
            literalFrom = words.end();
        }
        parts.add(new TemplatePart.Literal(text.substring(literalFrom)));
        return new Template(parts);
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
