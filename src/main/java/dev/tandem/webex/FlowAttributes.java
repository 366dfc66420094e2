package dev.tandem.webex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.webex.json.EventFields;
import dev.tandem.webex.json.EventJson;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a flow sends along, for templates. Objects and arrays are flattened: {@code
 * {"headers":{"X-Foo":["a","b"]}}} is {@code headers.X-Foo.0} and {@code headers.X-Foo.1}, and the
 * first of an array also has the array's own name, because SIP headers come as lists of one. JSON
 * that was put into a text is read as if it stood there itself.
 */
final class FlowAttributes {
    /** As long as a flow's string variable can be at run time. */
    private static final int VALUE_LENGTH = 1024;

    private static final int NAME_LENGTH = 128;
    private static final int MAX_COUNT = 50;
    private static final int MAX_DEPTH = 8;
    private static final String CALLBACK_TYPE = "CallbackType";

    /** What stands there where a flow keeps a truth value in place of the type. */
    private static final Set<String> NO_CALLBACK = Set.of("false", "0");

    private final Map<String, String> found = new LinkedHashMap<>();

    private FlowAttributes() {}

    /** The first {@value #MAX_COUNT} single values; what was never rendered is left out. */
    static Map<String, String> of(JsonNode attributes) {
        FlowAttributes all = new FlowAttributes();
        JsonNode parsed = attributes.isTextual() ? parsed(attributes) : attributes;
        if (parsed != null && parsed.isObject()) {
            all.add("", parsed, 0);
        }
        return all.found;
    }

    private void add(String name, JsonNode value, int depth) {
        if (found.size() >= MAX_COUNT || depth > MAX_DEPTH) {
            return;
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                add(below(name, field.getKey()), field.getValue(), depth + 1);
            }
        } else if (value.isArray()) {
            if (value.path(0).isValueNode()) {
                add(name, value.path(0), depth + 1);
            }
            for (int i = 0; i < value.size() && found.size() < MAX_COUNT; i++) {
                add(below(name, Integer.toString(i)), value.path(i), depth + 1);
            }
        } else {
            single(name, value, depth);
        }
    }

    private void single(String name, JsonNode value, int depth) {
        String text = EventFields.single(value);
        if (text == null) {
            return;
        }
        if (!EventFields.unrendered(text)) {
            found.putIfAbsent(
                    EventFields.tamed(name, NAME_LENGTH), EventFields.tamed(text, VALUE_LENGTH));
        }
        JsonNode inside = parsed(value);
        if (inside != null) {
            add(name, inside, depth + 1);
        }
    }

    private static String below(String name, String field) {
        return name.isEmpty() ? field : name + "." + field;
    }

    /** The object or array that a text holds; null when it holds none. */
    private static @Nullable JsonNode parsed(JsonNode value) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return null;
        }
        return switch (EventJson.readAny(text)) {
            case EventJson.Parsed(JsonNode root) when root.isContainerNode() -> root;
            case EventJson.Parsed _, EventJson.Garbled _ -> null;
        };
    }

    /** Whether they show that the caller took a callback offer. */
    static boolean tellCallback(Map<String, String> attributes) {
        String type = named(attributes, CALLBACK_TYPE);
        return type != null && !NO_CALLBACK.contains(type.strip().toLowerCase(Locale.ROOT));
    }

    /** The one of that name, in any case; null when there is none or it was never filled in. */
    static @Nullable String named(Map<String, String> attributes, String name) {
        return attributes.entrySet().stream()
                .filter(a ->
                        a.getKey().equalsIgnoreCase(name) && !EventFields.unfilled(a.getValue()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
