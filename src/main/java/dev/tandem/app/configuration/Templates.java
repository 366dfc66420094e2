package dev.tandem.app.configuration;

import dev.tandem.salesforce.FieldTemplates;
import dev.tandem.salesforce.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads families of keys whose last segment names a field and whose value is a template. */
final class Templates {
    private final KeyReader keys;
    private final Set<String> all;

    /**
     * @param all every key that is set
     */
    Templates(KeyReader keys, Set<String> all) {
        this.keys = keys;
        this.all = all;
    }

    /** Those of all keys that begin so, by field; what cannot be used is noted. */
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
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Template.of(text));
        } catch (IllegalArgumentException unknownWord) {
            keys.faults().wrong(key, text, unknownWord.getMessage() + ".");
            return Optional.empty();
        }
    }
}
