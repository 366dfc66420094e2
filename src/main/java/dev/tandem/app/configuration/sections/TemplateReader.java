package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.keys.KeySegments;
import dev.tandem.salesforce.settings.FieldTemplates;
import dev.tandem.salesforce.settings.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads families of keys whose last segment names a field and whose value is a template. */
public final class TemplateReader {
    static final String CALL_ATTRIBUTES = "call-attributes";
    static final String INPUT_PARAMETERS = "input-parameters";

    private final KeyReader keys;
    private final Set<String> all;

    /**
     * @param all every key that is set
     */
    TemplateReader(KeyReader keys, Set<String> all) {
        this.keys = keys;
        this.all = all;
    }

    /** Whether the key's last segment names a field or parameter, and its value is a template. */
    public static boolean isOne(String key) {
        List<String> segments = KeySegments.of(key);
        int family = segments.size() - 2;
        return family >= 0
                && Set.of(CALL_ATTRIBUTES, INPUT_PARAMETERS).contains(segments.get(family));
    }

    /** The templates of all keys with this prefix, by field; faults are recorded. */
    FieldTemplates read(String prefix) {
        Map<String, Template> byField = new TreeMap<>();
        for (String key : all) {
            if (key.startsWith(prefix)) {
                template(key)
                        .ifPresent(
                                template -> byField.put(KeySegments.of(key).getLast(), template));
            }
        }
        return new FieldTemplates(byField);
    }

    private Optional<Template> template(String key) {
        String text = keys.text(key).orElse("");
        String field = KeySegments.of(key).getLast();
        if (field.isBlank() || field.chars().anyMatch(Character::isWhitespace)) {
            keys.faults()
                    .say(key, "its last part must be an API name of Salesforce, without blanks.");
        }
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Template.of(text));
        } catch (IllegalArgumentException unknownWord) {
            keys.faults().wrong(key, text, unknownWord.getMessage() + ".");
            return Optional.empty();
        }
    }
}
