package dev.tandem.salesforce.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.domain.Contact;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The templates of several fields, in the order of the fields' names.
 *
 * @param byField keys are spelled as Salesforce has them
 */
public record FieldTemplates(Map<String, Template> byField) {
    /** No field at all. */
    public static final FieldTemplates NONE = new FieldTemplates(Map.of());

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public FieldTemplates {
        byField = Collections.unmodifiableSortedMap(new TreeMap<>(byField));
    }

    /** The fields that can be filled for this contact; null when there are none. */
    public @Nullable SortedMap<String, String> fill(Contact contact) {
        SortedMap<String, String> filled = new TreeMap<>();
        byField.forEach((field, template) -> {
            String value = template.fill(contact);
            if (value != null) {
                filled.put(field, value);
            }
        });
        return filled.isEmpty() ? null : filled;
    }

    /** The same as the text of a JSON object; null when there are no fields. */
    public @Nullable String fillAsJson(Contact contact) {
        SortedMap<String, String> filled = fill(contact);
        try {
            return filled == null ? null : MAPPER.writeValueAsString(filled);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Expected JSON of plain text fields", impossible);
        }
    }
}
