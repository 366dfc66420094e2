package dev.tandem.setup.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.setup.flow.Activity.HttpRequest;
import dev.tandem.setup.flow.Activity.QueueContact;
import dev.tandem.setup.flow.FlowModel.Graph;
import dev.tandem.setup.flow.FlowModel.Link;

/**
 * The format of the Flow Orchestration API: nodes and edges that know each other by name, and no
 * diagram.
 */
public final class FlowV2 {
    private FlowV2() {}

    /**
     * The flow as a document of V2, which ends with a line break. The same flow gives the same
     * text.
     *
     * @throws IllegalArgumentException when a request uses no connector: the API refuses it
     */
    public static String render(FlowModel flow) {
        if (!usesConnectors(flow.main()) || !usesConnectors(flow.events())) {
            throw new IllegalArgumentException(
                    "Webex's API takes requests through a connector only: name one, or import the"
                            + " file of V1 in Flow Designer.");
        }
        ObjectNode document =
                FlowJson.object()
                        .put("name", flow.name())
                        .put("flowType", "FLOW")
                        .put("contactType", "telephony")
                        .put("description", flow.description());
        document.set("variables", FlowJson.variables(flow.variables()));
        write(flow.main(), "main", document);
        ObjectNode events =
                document.putObject("eventFlows")
                        .putObject("GLOBAL_EVENTS")
                        .put("id", "GLOBAL_EVENTS")
                        .put("name", "name")
                        .put("description", "description");
        ObjectNode onEvents = events.putObject("onEvents");
        for (Activity activity : flow.events().activities()) {
            if (activity instanceof Activity.Event event) {
                onEvents.put(event.event().specificationName(), event.name());
            }
        }
        write(flow.events(), "events", events);
        return FlowJson.text(document);
    }

    private static boolean usesConnectors(Graph process) {
        return process.activities().stream()
                .noneMatch(it -> it instanceof HttpRequest request && request.connector() == null);
    }

    private static void write(Graph process, String name, ObjectNode into) {
        ArrayNode nodes = into.putArray("nodes");
        for (Activity activity : process.activities()) {
            ObjectNode node =
                    nodes.addObject()
                            .put("id", FlowJson.id(name + "/" + activity.name()))
                            .put("name", activity.name())
                            .put("activityType", activityType(activity.kind()));
            node.set("properties", properties(activity));
        }
        ArrayNode edges = into.putArray("edges");
        for (Link link : process.links()) {
            edges.addObject()
                    .put("id", FlowJson.id(name + "/" + link.from() + "/" + link.port()))
                    .put("from", link.from())
                    .put("to", link.to())
                    .put("condition", link.port())
                    .putObject("properties")
                    .put("value", link.port());
        }
    }

    /**
     * The same as in V1, and the queue under the name that the API's dry run asks for: users of it
     * report that a queue in {@code destination} alone is refused.
     */
    private static ObjectNode properties(Activity activity) {
        ObjectNode properties = ActivityProperties.of(activity);
        if (activity instanceof QueueContact queue) {
            String variable = queue.queueId();
            properties.put("queueId", variable == null ? queue.queue().id() : variable);
        }
        return properties.put("activityName", activityName(activity.kind()));
    }

    /** Start and event have names of their own in V2. */
    private static String activityName(ActivityKind kind) {
        return kind == ActivityKind.START || kind == ActivityKind.EVENT
                ? kind.activityId()
                : kind.activityName();
    }

    private static String activityType(ActivityKind kind) {
        return switch (kind) {
            case START -> "start";
            case EVENT -> "event";
            case END, DISCONNECT -> "end";
            case HTTP_REQUEST,
                    SET_VARIABLE,
                    CONDITION,
                    QUEUE_CONTACT,
                    QUEUE_TO_AGENT,
                    PLAY_MUSIC,
                    SCREEN_POP ->
                    "action";
        };
    }
}
