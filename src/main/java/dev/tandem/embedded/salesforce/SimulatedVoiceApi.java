package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.RequestEffect;
import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import dev.tandem.embedded.salesforce.records.StoredVoiceCalls;
import dev.tandem.embedded.salesforce.rules.BodyRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The voice wrapper: what each of the four calls does to the org's records. */
final class SimulatedVoiceApi {
    private final Map<SimulatedEndpoint, BodyRules> rules = new EnumMap<>(SimulatedEndpoint.class);
    private final StoredVoiceCalls calls;

    SimulatedVoiceApi(StoredVoiceCalls calls) {
        this.calls = calls;
        for (SimulatedEndpoint endpoint : SimulatedEndpoint.values()) {
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
    RequestEffect call(
            SimulatedEndpoint endpoint,
            @Nullable JsonNode body,
            OrgBehaviour behaviour,
            SimulatedFault.Routing routing) {
        BodyRules bodyRules = rules.get(endpoint);
        if (body == null || !body.isObject() || bodyRules == null) {
            return RequestEffect.none(
                    SimulatedAnswer.platformError(
                            400, "JSON_PARSER_ERROR", "Expected a JSON object in the body"));
        }
        List<String> errors = bodyRules.errorsOf(body);
        if (!errors.isEmpty()) {
            return RequestEffect.none(SimulatedAnswer.failure(behaviour.refusalStatus(), errors));
        }
        return switch (endpoint) {
            case TOKEN, QUERY, LIMITS ->
                    throw new IllegalStateException("Expected a call, but got a " + endpoint);
            case CREATE_VOICE_CALL -> create(body, behaviour);
            case EXECUTE_OMNI_FLOW -> omniFlow(body, behaviour, routing);
            case CLEAR_ROUTING -> clear(body, behaviour);
            case UPDATE_VOICE_CALL -> update(body, behaviour);
        };
    }

    private RequestEffect create(JsonNode body, OrgBehaviour behaviour) {
        String key = body.path("vendorCallKey").asText();
        StoredVoiceCall known = behaviour.sameKeySameRecord() ? calls.findByKey(key) : null;
        StoredVoiceCall call = known == null ? calls.create(key, body.path("to").asText()) : known;
        SimulatedAnswer answer = SimulatedAnswer.success(object().put("voiceCallId", call.id()));
        return new RequestEffect(answer, known == null, key, call.id());
    }

    private RequestEffect omniFlow(
            JsonNode body, OrgBehaviour behaviour, SimulatedFault.Routing routing) {
        StoredVoiceCall call = calls.find(body.path("voiceCallId").asText());
        if (call == null) {
            return noRecord(body, behaviour);
        }
        StoredVoiceCall pending = call.withRoutingPending(true);
        calls.save(pending);
        ObjectNode data = object().put("queue", routing.queue()).put("agent", routing.agent());
        return RequestEffect.on(pending, SimulatedAnswer.success(data));
    }

    private RequestEffect clear(JsonNode body, OrgBehaviour behaviour) {
        StoredVoiceCall call = calls.find(body.path("voiceCallId").asText());
        if (call == null) {
            return noRecord(body, behaviour);
        }
        if (!call.routingPending() && !behaviour.clearWithoutRoutingSucceeds()) {
            String error = "No PendingServiceRouting found for VoiceCall " + call.id();
            SimulatedAnswer answer =
                    SimulatedAnswer.failure(behaviour.refusalStatus(), List.of(error));
            return new RequestEffect(answer, false, call.vendorCallKey(), call.id());
        }
        calls.save(call.withRoutingPending(false));
        SimulatedAnswer answer = SimulatedAnswer.success(object().put("status", "Success"));
        return new RequestEffect(answer, call.routingPending(), call.vendorCallKey(), call.id());
    }

    private RequestEffect update(JsonNode body, OrgBehaviour behaviour) {
        String named = body.path("voiceCallId").asText();
        StoredVoiceCall call = calls.find(named);
        if (call == null) {
            if (named.startsWith("0LQ") || !behaviour.updateTakesVendorCallKey()) {
                return noRecord(body, behaviour);
            }
            call = calls.create(named, null);
        }
        StoredVoiceCall updated = body.path("isActiveCall").asBoolean() ? call : call.withClosed();
        calls.save(updated);
        return RequestEffect.on(
                updated, SimulatedAnswer.success(object().put("status", "pending")));
    }

    private static RequestEffect noRecord(JsonNode body, OrgBehaviour behaviour) {
        String error = "No VoiceCall found for " + body.path("voiceCallId").asText();
        return RequestEffect.none(
                SimulatedAnswer.failure(behaviour.refusalStatus(), List.of(error)));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
