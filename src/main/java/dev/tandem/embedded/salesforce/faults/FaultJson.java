package dev.tandem.embedded.salesforce.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fault as JSON, in recordings and over HTTP. All fields are optional: {@code endpoint} (a word
 * of {@link SimulatedEndpoint}), {@code vendorCallKey}, {@code dialedNumber}, {@code times}, {@code
 * forMillis}, {@code delayMillis}, and at most one of {@code answer} {status, body, headers},
 * {@code refuse} {status, errors}, {@code drop} ("before-effect" or "after-effect"), {@code
 * revokeTokens} (true), {@code routing} {queue, agent}; with none of these it is slow and nothing
 * else.
 */
public final class FaultJson {
    private static final Set<String> KINDS =
            Set.of("answer", "refuse", "drop", "revokeTokens", "routing");
    private static final Set<String> FIELDS =
            Set.of(
                    "endpoint",
                    "vendorCallKey",
                    "dialedNumber",
                    "times",
                    "forMillis",
                    "delayMillis");

    private FaultJson() {}

    /**
     * Reads a fault; {@code forMillis} counts from now.
     *
     * @throws IllegalArgumentException when a field is unknown or two kinds are given
     */
    public static SimulatedFault read(JsonNode json) {
        List<String> kinds = new ArrayList<>();
        json.fieldNames()
                .forEachRemaining(field -> {
                    if (KINDS.contains(field)) {
                        kinds.add(field);
                    } else if (!FIELDS.contains(field)) {
                        throw new IllegalArgumentException(
                                "Expected a field of a fault, but got: " + field);
                    }
                });
        if (kinds.size() > 1) {
            throw new IllegalArgumentException(
                    "Expected at most one thing to go wrong, but got: " + kinds);
        }
        return new SimulatedFault(
                json.has("endpoint")
                        ? SimulatedEndpoint.ofWord(json.path("endpoint").asText())
                        : null,
                json.path("vendorCallKey").asText(null),
                json.path("dialedNumber").asText(null),
                json.path("times").asInt(Integer.MAX_VALUE),
                json.has("forMillis")
                        ? Instant.now().plusMillis(json.path("forMillis").asLong())
                        : null,
                Duration.ofMillis(json.path("delayMillis").asLong()),
                kinds.isEmpty() ? new SimulatedFault.Slow() : kind(kinds.getFirst(), json));
    }

    private static SimulatedFault.Kind kind(String word, JsonNode json) {
        JsonNode detail = json.path(word);
        return switch (word) {
            case "answer" ->
                    new SimulatedFault.Answering(
                            detail.path("status").asInt(503),
                            body(detail.path("body")),
                            texts(detail.path("headers")));
            case "refuse" ->
                    new SimulatedFault.Refusing(
                            detail.path("status").asInt(200), words(detail.path("errors")));
            case "drop" -> new SimulatedFault.Dropping(detail.asText().equals("after-effect"));
            case "revokeTokens" -> new SimulatedFault.Revoking();
            default ->
                    new SimulatedFault.Routing(
                            detail.path("queue").asText(null), detail.path("agent").asText(null));
        };
    }

    private static String body(JsonNode body) {
        if (body.isMissingNode()) {
            return "";
        }
        return body.isTextual() ? body.textValue() : body.toString();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    public static ObjectNode write(SimulatedFault fault) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putIfThere(json, "endpoint", fault.endpoint() == null ? null : fault.endpoint().word());
        putIfThere(json, "vendorCallKey", fault.vendorCallKey());
        putIfThere(json, "dialedNumber", fault.dialedNumber());
        putIfThere(json, "until", fault.until() == null ? null : fault.until().toString());
        if (fault.times() < Integer.MAX_VALUE) {
            json.put("times", fault.times());
        }
        json.put("delayMillis", fault.delay().toMillis());
        json.put("kind", fault.kind().toString());
        return json;
    }

    private static void putIfThere(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
