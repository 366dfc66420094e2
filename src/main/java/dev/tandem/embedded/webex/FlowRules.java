package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the flow store's dry run finds in a flow of version 2: its public description, and codes
 * that others have met.
 *
 * @param isQueue whether the organisation has a queue of that id
 * @param isConnector whether it has a connector of that id
 */
record FlowRules(Predicate<String> isQueue, Predicate<String> isConnector) {
    private static final String NOT_CONFIGURED = "FC1015";
    private static final String NOT_DECLARED = "FC1038";
    private static final String BROKEN_LINK = "FC1012";

    /**
     * What is wrong.
     *
     * @param code empty where Webex has none
     * @param activity the name of the node; empty for the flow
     */
    record Finding(String code, String activity, String message) {}

    /** What the dry run finds; an import refuses the same. */
    List<Finding> check(JsonNode flow) {
        List<Finding> found = new ArrayList<>();
        if (flow.path("name").asText("").isEmpty()) {
            found.add(new Finding("", "", "Flow name is required"));
        }
        Set<String> declared = new HashSet<>();
        flow.path("variables").forEach(it -> declared.add(it.path("name").asText()));
        checkProcess(flow, declared, found);
        for (JsonNode events : flow.path("eventFlows")) {
            Set<String> nodes = checkProcess(events, declared, found);
            events.path("onEvents").properties().stream()
                    .filter(it -> !nodes.contains(it.getValue().asText()))
                    .forEach(it ->
                            found.add(
                                    new Finding(
                                            BROKEN_LINK,
                                            it.getValue().asText(),
                                            "The event " + it.getKey() + " names no node")));
        }
        return found;
    }

    /** What an import finds: it is stricter than the dry run. */
    List<Finding> checkImport(JsonNode flow) {
        List<Finding> found = check(flow);
        int starts = 0;
        for (JsonNode node : flow.path("nodes")) {
            starts += node.path("activityType").asText().equals("start") ? 1 : 0;
        }
        if (starts != 1) {
            found.add(new Finding("", "", "A flow has exactly one start activity"));
        }
        return found;
    }

    private Set<String> checkProcess(JsonNode process, Set<String> declared, List<Finding> found) {
        Set<String> names = new HashSet<>();
        for (JsonNode node : process.path("nodes")) {
            String name = node.path("name").asText();
            if (!names.add(name)) {
                found.add(new Finding("", name, "Two activities have this name"));
            }
            checkNode(name, node.path("properties"), declared, found);
        }
        Set<String> outputs = new HashSet<>();
        for (JsonNode edge : process.path("edges")) {
            checkEdge(edge, names, outputs, found);
        }
        return names;
    }

    private static void checkEdge(
            JsonNode edge, Set<String> names, Set<String> outputs, List<Finding> found) {
        String from = edge.path("from").asText();
        String condition = edge.path("condition").asText();
        if (!names.contains(from) || !names.contains(edge.path("to").asText())) {
            found.add(
                    new Finding(
                            BROKEN_LINK,
                            from,
                            "A broken link was found from %s to %s"
                                    .formatted(from, edge.path("to").asText())));
        }
        if (condition.isEmpty() || !outputs.add(from + " " + condition)) {
            found.add(new Finding(BROKEN_LINK, from, "An output has one link, and a condition"));
        }
    }

    private void checkNode(
            String name, JsonNode properties, Set<String> declared, List<Finding> found) {
        switch (properties.path("activityName").asText()) {
            case "http-request-v2" -> {
                if (!properties.path("authenticated").asBoolean(false)
                        || !isConnector.test(properties.path("connectorId").asText())) {
                    found.add(missing(name, "Connector"));
                }
                properties
                        .path("outputVariableArray")
                        .forEach(it ->
                                checkVariable(name, it.path("outputVariable"), declared, found));
            }
            case "set-variable" ->
                    checkVariable(name, properties.path("srcVariable"), declared, found);
            case "queue-contact" -> {
                boolean variable =
                        properties.path("queueRadioGroup").asText().equals("variableQueue");
                String queue = properties.path("queueId").asText("");
                if (!(queue.startsWith("{{") || isQueue.test(queue))) {
                    found.add(missing(name, "Queue ID"));
                }
                checkQueue(
                        name,
                        properties.path(variable ? "fallbackQueue" : "destination"),
                        "Queue",
                        found);
            }
            case "queue-to-agent" -> {
                checkQueue(name, properties.path("reportingQueue"), "Reporting Queue", found);
                checkQueue(name, properties.path("recoveryQueue"), "Recovery Queue", found);
            }
            case "" -> found.add(missing(name, "Activity"));
            default -> {}
        }
    }

    private void checkQueue(String name, JsonNode queue, String field, List<Finding> found) {
        if (!isQueue.test(queue.asText(""))) {
            found.add(missing(name, field));
        }
    }

    private static void checkVariable(
            String name, JsonNode variable, Set<String> declared, List<Finding> found) {
        if (!declared.contains(variable.asText())) {
            found.add(
                    new Finding(
                            NOT_DECLARED,
                            name,
                            "Variable '%s' is referenced but not declared"
                                    .formatted(variable.asText())));
        }
    }

    private static Finding missing(String name, String field) {
        return new Finding(
                NOT_CONFIGURED,
                name,
                "Required field '%s' is not configured in %s".formatted(field, name));
    }
}
