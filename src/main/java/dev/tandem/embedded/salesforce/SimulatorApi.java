package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.faults.FaultJson;
import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.util.List;
import java.util.Map;

/**
 * The switches and the ledger over HTTP, for an org in a process of its own:
 *
 * <ul>
 *   <li>{@code GET /simulator/ledger[?interactionId=…]}, {@code DELETE /simulator/ledger}
 *   <li>{@code GET|POST|DELETE /simulator/faults}; the body of a POST is one {@link FaultJson}
 *   <li>{@code DELETE /simulator/tokens} revokes all
 * </ul>
 */
final class SimulatorApi {
    static final String PATH = "/simulator/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SimulatedAnswer DONE = new SimulatedAnswer(204, "", Map.of());

    private final SimulatedOrg org;

    SimulatorApi(SimulatedOrg org) {
        this.org = org;
    }

    /**
     * Answers one request.
     *
     * @param asked method and path below {@link #PATH}, e.g. {@code GET ledger}
     * @param interactionId only this call's part of the ledger, empty for all
     */
    SimulatedAnswer answer(String asked, String interactionId, String body) {
        return switch (asked) {
            case "GET ledger" -> ledger(interactionId);
            case "DELETE ledger" -> {
                org.ledger.clear();
                yield DONE;
            }
            case "GET faults" -> faults();
            case "POST faults" -> addFault(body);
            case "DELETE faults" -> {
                org.faults.clear();
                yield DONE;
            }
            case "DELETE tokens" -> {
                org.tokens.revokeAll();
                yield DONE;
            }
            default ->
                    SimulatedAnswer.platformError(
                            404,
                            "NOT_FOUND",
                            "Expected GET or DELETE ledger, GET, POST or DELETE faults, or DELETE"
                                    + " tokens, but got "
                                    + asked);
        };
    }

    private SimulatedAnswer ledger(String interactionId) {
        List<LedgerEntry> entries =
                interactionId.isEmpty()
                        ? org.ledger.entries()
                        : org.ledger.ofInteraction(interactionId);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode counts = body.putObject("counts");
        for (SimulatedEndpoint endpoint : SimulatedEndpoint.values()) {
            counts.put(endpoint.word(), org.ledger.count(endpoint));
        }
        ArrayNode list = body.putArray("entries");
        entries.forEach(entry -> list.add(json(entry)));
        return SimulatedAnswer.json(200, body);
    }

    private static ObjectNode json(LedgerEntry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sequence", entry.sequence());
        json.put("at", entry.at().toString());
        json.put("endpoint", entry.endpoint().word());
        json.put("status", entry.status());
        json.put("vendorCallKey", entry.vendorCallKey());
        json.put("voiceCallId", entry.voiceCallId());
        json.put("tookEffect", entry.tookEffect());
        json.set("body", entry.body());
        return json;
    }

    private SimulatedAnswer faults() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        org.faults.active().forEach(fault -> list.add(FaultJson.write(fault)));
        return SimulatedAnswer.json(200, list);
    }

    private SimulatedAnswer addFault(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            org.faults.add(FaultJson.read(json));
            return DONE;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return SimulatedAnswer.platformError(
                    400, "INVALID_FAULT", String.valueOf(e.getMessage()));
        }
    }
}
