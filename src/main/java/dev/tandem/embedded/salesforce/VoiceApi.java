package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The voice wrapper: what each of the four calls does to the org's records. */
final class VoiceApi {
    private final Map<Endpoint, BodyRules> rules = new EnumMap<>(Endpoint.class);
    private final VoiceCalls calls;

    VoiceApi(VoiceCalls calls) {
        this.calls = calls;
        for (Endpoint endpoint : Endpoint.values()) {
            BodyRules bodyRules = BodyRules.of(endpoint);
            if (bodyRules != null) {
                rules.put(endpoint, bodyRules);
            }
        }
    }

    /**
     * Carries a call out.
     *
     * @param body the request's JSON, null when it was none
     * @param routing what the Omni-Channel flow decides
     */
    Effect call(
            Endpoint endpoint,
            @Nullable JsonNode body,
            Behaviour behaviour,
            Fault.Routing routing) {
        BodyRules bodyRules = rules.get(endpoint);
        if (body == null || !body.isObject() || bodyRules == null) {
            return Effect.none(
                    Answer.platformError(
                            400, "JSON_PARSER_ERROR", "Expected a JSON object in the body"));
        }
        List<String> errors = bodyRules.errorsOf(body);
        if (!errors.isEmpty()) {
            return Effect.none(Answer.failure(behaviour.refusalStatus(), errors));
        }
        return switch (endpoint) {
            case TOKEN, QUERY ->
                    throw new IllegalStateException("Expected a call, but got a " + endpoint);
            case CREATE_VOICE_CALL -> create(body, behaviour);
            case EXECUTE_OMNI_FLOW -> omniFlow(body, behaviour, routing);
            case CLEAR_ROUTING -> clear(body, behaviour);
            case UPDATE_VOICE_CALL -> update(body, behaviour);
        };
    }

    private Effect create(JsonNode body, Behaviour behaviour) {
        String key = body.path("vendorCallKey").asText();
        VoiceCall known = behaviour.sameKeySameRecord() ? calls.findByKey(key) : null;
        VoiceCall call = known == null ? calls.create(key, body.path("to").asText()) : known;
        Answer answer = Answer.success(object().put("voiceCallId", call.id()));
        return new Effect(answer, known == null, key, call.id());
    }

    private Effect omniFlow(JsonNode body, Behaviour behaviour, Fault.Routing routing) {
        VoiceCall call = calls.find(body.path("voiceCallId").asText());
        if (call == null) {
            return noRecord(body, behaviour);
        }
        VoiceCall pending = call.withRoutingPending(true);
        calls.save(pending);
        ObjectNode data = object().put("queue", routing.queue()).put("agent", routing.agent());
        return Effect.on(pending, Answer.success(data));
    }

    private Effect clear(JsonNode body, Behaviour behaviour) {
        VoiceCall call = calls.find(body.path("voiceCallId").asText());
        if (call == null) {
            return noRecord(body, behaviour);
        }
        if (!call.routingPending() && !behaviour.clearWithoutRoutingSucceeds()) {
            String error = "No PendingServiceRouting found for VoiceCall " + call.id();
            Answer answer = Answer.failure(behaviour.refusalStatus(), List.of(error));
            return new Effect(answer, false, call.vendorCallKey(), call.id());
        }
        calls.save(call.withRoutingPending(false));
        Answer answer = Answer.success(object().put("status", "Success"));
        return new Effect(answer, call.routingPending(), call.vendorCallKey(), call.id());
    }

    private Effect update(JsonNode body, Behaviour behaviour) {
        String named = body.path("voiceCallId").asText();
        VoiceCall call = calls.find(named);
        if (call == null) {
            if (named.startsWith("0LQ") || !behaviour.updateTakesVendorCallKey()) {
                return noRecord(body, behaviour);
            }
            call = calls.create(named, null);
        }
        VoiceCall updated = body.path("isActiveCall").asBoolean() ? call : call.withClosed();
        calls.save(updated);
        return Effect.on(updated, Answer.success(object().put("status", "pending")));
    }

    private static Effect noRecord(JsonNode body, Behaviour behaviour) {
        String error = "No VoiceCall found for " + body.path("voiceCallId").asText();
        return Effect.none(Answer.failure(behaviour.refusalStatus(), List.of(error)));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
