package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that a flow sends along, for templates. */
final class FlowAttributes {
    /** As long as a flow's string variable can be at run time. */
    private static final int VALUE_LENGTH = 1024;

    private static final int NAME_LENGTH = 128;
    private static final int MAX_COUNT = 50;
    private static final String CALLBACK_TYPE = "CallbackType";

    private FlowAttributes() {}

    /** The first {@value #MAX_COUNT} that have a single value; what is nested says nothing. */
    static Map<String, String> of(JsonNode told) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> attribute : told.properties()) {
            JsonNode value = attribute.getValue();
            if (attributes.size() < MAX_COUNT && value.isValueNode() && !value.isNull()) {
                attributes.put(
                        EventFields.tamed(attribute.getKey(), NAME_LENGTH),
                        EventFields.tamed(value.asText(), VALUE_LENGTH));
            }
        }
        return attributes;
    }

    /** Whether they show that the caller took a callback offer. */
    static boolean tellCallback(Map<String, String> attributes) {
        return named(attributes, CALLBACK_TYPE) != null;
    }

    /** The one of that name, in any case; null when there is none or it is blank. */
    static @Nullable String named(Map<String, String> attributes, String name) {
        return attributes.entrySet().stream()
                .filter(a -> a.getKey().equalsIgnoreCase(name) && !a.getValue().isBlank())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
