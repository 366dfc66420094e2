package dev.tandem.embedded.salesforce;

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
record Answer(int status, String body, Map<String, String> headers) {

    static Answer json(int status, JsonNode body) {
        return new Answer(status, body.toString(), Map.of());
    }

    /** The wrapper did it. */
    static Answer success(ObjectNode data) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data);
        body.putNull("errors");
        body.put("success", true);
        return json(200, body);
    }

    /** The wrapper says no, in words. */
    static Answer failure(int status, List<String> errors) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putNull("data");
        errors.forEach(body.putArray("errors")::add);
        body.put("success", false);
        return json(status, body);
    }

    /** The platform says no, before the wrapper is asked. */
    static Answer platformError(int status, String errorCode, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", message);
        error.put("errorCode", errorCode);
        return json(status, JsonNodeFactory.instance.arrayNode().add(error));
    }

    /** The token endpoint says no. */
    static Answer tokenError(String error, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put("error_description", description);
        return json(400, body);
    }

    static Answer sessionInvalid() {
        return platformError(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }
}
