package dev.tandem.salesforce.settings;

import dev.tandem.domain.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literal text with words in braces, each of which stands for something of the call. */
public final class Template {
    /** The words that a template may use, for sentences to users. */
    public static final String ALLOWED =
            "{interactionId}, {ani}, {dnis}, {vendorCallKey} and {event.<attribute>}";

    /** The same where the VoiceCall record exists before the template is filled. */
    public static final String ALLOWED_WITH_RECORD =
            "{voiceCallId}, {interactionId}, {ani}, {dnis}, {vendorCallKey} and"
                    + " {event.<attribute>}";

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
        return of(text, false);
    }

    /**
     * The same, which may also use {@code {voiceCallId}}.
     *
     * @throws IllegalArgumentException as for {@link #of}
     */
    static Template withRecord(String text) {
        return of(text, true);
    }

    private static Template of(String text, boolean withRecord) {
        List<TemplatePart> parts = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int literalFrom = 0;
        while (words.find()) {
            parts.add(literal(text.substring(literalFrom, words.start()), withRecord));
            parts.add(TemplatePart.ofWord(words.group(1), withRecord));
            literalFrom = words.end();
        }
        parts.add(literal(text.substring(literalFrom), withRecord));
        return new Template(parts);
    }

    private static TemplatePart literal(String text, boolean withRecord) {
        String allowed = withRecord ? ALLOWED_WITH_RECORD : ALLOWED;
        if (text.indexOf('{') >= 0) {
            throw new IllegalArgumentException(
                    "a brace { is not closed; it may use only " + allowed);
        }
        if (text.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "a brace } is not opened; it may use only " + allowed);
        }
        return new TemplatePart.Literal(text);
    }

    /** The text for this contact; null when something that it needs is missing, empty or blank. */
    @Nullable String fill(Contact contact) {
        return fill(contact, null, UnaryOperator.identity());
    }

    /**
     * The same for a call with a record.
     *
     * @param spelling applied to each value, and not to the literal text between them
     */
    @Nullable String fill(
            Contact contact, @Nullable String voiceCallId, UnaryOperator<String> spelling) {
        StringBuilder filled = new StringBuilder();
        for (TemplatePart part : parts) {
            String value = part.of(contact, voiceCallId);
            if (value == null) {
                return null;
            }
            filled.append(part instanceof TemplatePart.Literal ? value : spelling.apply(value));
        }
        return filled.toString();
    }
}
