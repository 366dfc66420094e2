package dev.tandem.embedded.salesforce.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that one of the four calls takes, each with the rule for its value. All other fields
 * are refused, so that a test finds a mistyped field before a customer's org does.
 */
public final class BodyRules {
    private final Map<String, FieldRule> required = new LinkedHashMap<>();
    private final Map<String, FieldRule> optional = new LinkedHashMap<>();

    private BodyRules() {
        required.put("callCenterDevName", FieldRule.TEXT);
        required.put("certDevName", FieldRule.TEXT);
    }

    /** The rules for the requests of that endpoint, none where no JSON is sent. */
    public static @Nullable BodyRules of(SimulatedEndpoint endpoint) {
        return switch (endpoint) {
            case TOKEN, QUERY, LIMITS -> null;
            case CREATE_VOICE_CALL -> create();
            case EXECUTE_OMNI_FLOW -> omniFlow();
            case CLEAR_ROUTING -> new BodyRules().requires("voiceCallId", FieldRule.KEY);
            case UPDATE_VOICE_CALL -> update();
        };
    }

    private static BodyRules create() {
        return new BodyRules()
                .requires("vendorCallKey", FieldRule.KEY)
                .requires("to", FieldRule.NUMBER)
                .requires("from", FieldRule.NUMBER)
                .requires("initiationMethod", FieldRule.INITIATION_METHOD)
                .requires("startTime", FieldRule.TIME)
                .requires("participants", FieldRule.PARTICIPANTS)
                .allows("callAttributes", FieldRule.CALL_ATTRIBUTES)
                .allows("parentVoiceCallId", FieldRule.KEY)
                .allows("callOrigin", FieldRule.TEXT)
                .allows("queue", FieldRule.TEXT);
    }

    private static BodyRules omniFlow() {
        return new BodyRules()
                .requires("voiceCallId", FieldRule.KEY)
                .requires("dialedNumber", FieldRule.NUMBER)
                .allows("flowDevName", FieldRule.TEXT)
                .allows("fallbackQueue", FieldRule.TEXT)
                .allows("flowInputParameters", FieldRule.OBJECT);
    }

    private static BodyRules update() {
        return new BodyRules()
                .requires("voiceCallId", FieldRule.KEY)
                .allows("startTime", FieldRule.TIME)
                .allows("endTime", FieldRule.TIME)
                .allows("isActiveCall", FieldRule.FLAG)
                .allows("fromNumber", FieldRule.NUMBER)
                .allows("callOrigin", FieldRule.TEXT)
                .allows("enqueueTime", FieldRule.TIME)
                .allows("acceptTime", FieldRule.TIME)
                .allows("numberOfHolds", FieldRule.COUNT)
                .allows("queue", FieldRule.TEXT)
                .allows("agent", FieldRule.TEXT)
                .allows("agentInteractionDuration", FieldRule.COUNT)
                .allows("longestHoldDuration", FieldRule.COUNT)
                .allows("totalHoldDuration", FieldRule.COUNT)
                .allows("recordingLocation", FieldRule.LOCATION)
                .allows("totalRecordingDuration", FieldRule.COUNT)
                .allows("callAttributes", FieldRule.CALL_ATTRIBUTES)
                .allows("disconnectReason", FieldRule.DISCONNECT_REASON);
    }

    private BodyRules requires(String field, FieldRule rule) {
        required.put(field, rule);
        return this;
    }

    private BodyRules allows(String field, FieldRule rule) {
        optional.put(field, rule);
        return this;
    }

    /** What is wrong with the body, in words; empty when nothing is. */
    public List<String> errorsOf(JsonNode body) {
        List<String> errors = new ArrayList<>();
        required.keySet().stream()
                .filter(field -> !body.hasNonNull(field))
                .map(field -> "Required field missing: " + field)
                .forEach(errors::add);
        body.properties().forEach(field -> check(field.getKey(), field.getValue(), errors));
        return errors.isEmpty() ? FieldCombinations.errorsOf(body) : errors;
    }

    private void check(String field, JsonNode value, List<String> errors) {
        FieldRule rule = required.getOrDefault(field, optional.get(field));
        if (rule == null) {
            errors.add("Unknown field: " + field);
        } else if (!value.isNull() && !rule.allows(value)) {
            errors.add("Invalid value for " + field + ": expected " + rule.expected());
        }
    }
}
