package dev.tandem.embedded.salesforce.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * An HTTP answer of the org.
 *
 * @param body the text, JSON unless a fault says otherwise
 * @param headers beyond the content type
 */
public record SimulatedAnswer(int status, String body, Map<String, String> headers) {

    public static SimulatedAnswer json(int status, JsonNode body) {
        return new SimulatedAnswer(status, body.toString(), Map.of());
    }

    /** The wrapper carried the call out. */
    public static SimulatedAnswer success(ObjectNode data) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data);
        body.putNull("errors");
        body.put("success", true);
        return json(200, body);
    }

    /** The wrapper refuses the call with these errors. */
    public static SimulatedAnswer failure(int status, List<String> errors) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putNull("data");
        errors.forEach(body.putArray("errors")::add);
        body.put("success", false);
        return json(status, body);
    }

    /** The platform refuses the request before it reaches the wrapper. */
    public static SimulatedAnswer platformError(int status, String errorCode, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", message);
        error.put("errorCode", errorCode);
        return json(status, JsonNodeFactory.instance.arrayNode().add(error));
    }

    /** The token endpoint refuses the request. */
    public static SimulatedAnswer tokenError(String error, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put("error_description", description);
        return json(400, body);
    }

    public static SimulatedAnswer sessionInvalid() {
        return platformError(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }
}
