package dev.tandem.recording.topics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The type of an event, as a webhook or a flow names it; read without the rest of its body. */
final class EventType {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String OF_A_WEBHOOK = "type";
    private static final String OF_A_FLOW = "event";

    private EventType() {}

    /** Its type; empty where the bytes name none, or are no event. */
    static String of(byte @Nullable [] body) {
        if (body == null) {
            return "";
        }
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                boolean names =
                        field.equalsIgnoreCase(OF_A_WEBHOOK) || field.equalsIgnoreCase(OF_A_FLOW);
                if (parser.nextToken() == JsonToken.VALUE_STRING && names) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException notJson) {
            return "";
        }
    }
}
