package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The flows of the simulated Webex, with the queues and connectors that they name. What came is
 * counted, so that a test can say what was never sent. Safe for use by any thread.
 */
public final class SimulatedFlowStore {
    /** A queue of calls that is there from the start. */
    public static final String QUEUE_ID = "6fbc3a2e-3f0b-4a53-9c7d-0d6a5b8f1c01";

    /** A connector that is there from the start, called {@code Tandem}. */
    public static final String CONNECTOR_ID = "b2d1f6a4-7c55-4f0e-8a6b-52f3f0a7c901";

    private final Map<String, ObjectNode> queues = new LinkedHashMap<>();
    private final Map<String, String> connectors = new LinkedHashMap<>();
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private long imports;
    private long rawImports;
    private long publications;

    SimulatedFlowStore() {
        addQueue(QUEUE_ID, "Support", "TELEPHONY", "LONGEST_AVAILABLE_AGENT");
        addQueue("6fbc3a2e-3f0b-4a53-9c7d-0d6a5b8f1c02", "Sales", "TELEPHONY", "SKILLS_BASED");
        addQueue(
                "6fbc3a2e-3f0b-4a53-9c7d-0d6a5b8f1c03",
                "Web chat",
                "CHAT",
                "LONGEST_AVAILABLE_AGENT");
        addConnector(CONNECTOR_ID, "Tandem");
    }

    /** A flow as the store keeps it; each import makes a new version of its draft. */
    private record Flow(String id, JsonNode document, String status, int version) {
        String name() {
            return document.path("name").asText();
        }

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("id", id);
            json.put("name", name());
            json.put("description", document.path("description").asText(""));
            json.put("flowType", "FLOW");
            json.put("status", status);
            json.put("orgId", WebexState.ORG_ID);
            json.put("version", version);
            return json;
        }
    }

    /** Creates a queue that is active. */
    public synchronized void addQueue(
            String id, String name, String channelType, String routingType) {
        ObjectNode queue = JsonNodeFactory.instance.objectNode();
        queue.put("id", id);
        queue.put("name", name);
        queue.put("channelType", channelType);
        queue.put("queueType", "INBOUND");
        queue.put("routingType", routingType);
        queue.put("active", true);
        queues.put(id, queue);
    }

    /** Creates a connector that HTTP requests can use. */
    public synchronized void addConnector(String id, String name) {
        connectors.put(id, name);
    }

    /** The draft of that name, as it was imported. */
    public synchronized Optional<JsonNode> draft(String name) {
        return Optional.ofNullable(flows.get(name)).map(Flow::document);
    }

    /** How many imports were asked for, those that were refused among them. */
    public synchronized long imports() {
        return imports;
    }

    /** How many of them had no file in a form, which Webex answers with a bare 500. */
    public synchronized long rawImports() {
        return rawImports;
    }

    /** How often a flow was published. */
    public synchronized long publications() {
        return publications;
    }

    synchronized List<ObjectNode> queues() {
        return List.copyOf(queues.values());
    }

    /**
     * The connectors whose names contain the text, in any case.
     *
     * @return the names by their ids
     */
    synchronized Map<String, String> connectors(String search) {
        Map<String, String> found = new LinkedHashMap<>(connectors);
        found.values()
                .removeIf(it ->
                        !it.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)));
        return found;
    }

    synchronized List<ObjectNode> flows(String partOfName) {
        return flows.values().stream()
                .filter(it -> it.name().contains(partOfName))
                .map(Flow::json)
                .toList();
    }

    synchronized Optional<JsonNode> document(String id) {
        return byId(id).map(Flow::document);
    }

    synchronized FlowRules rules() {
        return new FlowRules(Map.copyOf(queues)::containsKey, Map.copyOf(connectors)::containsKey);
    }

    synchronized void asked(boolean isForm) {
        imports++;
        rawImports += isForm ? 0 : 1;
    }

    /**
     * Stores a draft.
     *
     * @return the flow; empty where the name is there and may not be overwritten
     */
    synchronized Optional<ObjectNode> store(JsonNode document, boolean overwrite) {
        Flow before = flows.get(document.path("name").asText());
        if (before != null && !overwrite) {
            return Optional.empty();
        }
        Flow stored =
                before == null
                        ? new Flow(newId(), document, "Draft", 1)
                        : new Flow(before.id(), document, before.status(), before.version() + 1);
        flows.put(stored.name(), stored);
        return Optional.of(stored.json());
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    /** Publishes it; empty without such a flow. */
    synchronized Optional<ObjectNode> publish(String id) {
        publications++;
        Optional<Flow> found =
                byId(id).map(it -> new Flow(it.id(), it.document(), "Published", it.version()));
        found.ifPresent(it -> flows.put(it.name(), it));
        return found.map(Flow::json);
    }

    private Optional<Flow> byId(String id) {
        return new ArrayList<>(flows.values())
                .stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
