package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;

/** An answer of the simulated Webex. */
record WebexAnswer(int status, String body, Map<String, String> headers) {
    static WebexAnswer of(int status, JsonNode body) {
        return new WebexAnswer(status, body.toString(), Map.of());
    }

    static WebexAnswer empty(int status) {
        return new WebexAnswer(status, "", Map.of());
    }

    /** A refusal in Webex's form. */
    static WebexAnswer refused(int status, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("trackingId", UUID.randomUUID().toString());
        ObjectNode error = body.putObject("error");
        error.put("key", status);
        error.putArray("message").addObject().put("description", description);
        return of(status, body);
    }

    WebexAnswer with(String header, String value) {
        return new WebexAnswer(status, body, Map.of(header, value));
    }
}
