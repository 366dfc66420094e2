package dev.tandem.setup.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.setup.flow.FlowModel.Graph;
import dev.tandem.setup.flow.FlowModel.Link;

/**
 * The format that Flow Designer exports and imports. Ids and times that belong to an organisation
 * are empty: the import replaces them.
 */
public final class FlowV1 {
    /** Any time does: it is that of this format's first version here. */
    static final long RENDERED_AT = 1_767_225_600_000L;

    private static final String DATE = "2026-01-01T00:00:00.000";

    private FlowV1() {}

    /**
     * The flow as a document of V1, which ends with a line break. The same flow gives the same
     * text.
     */
    public static String render(FlowModel flow) {
        ObjectNode document =
                FlowJson.object()
                        .put("orgId", "")
                        .put("version", 1)
                        .put("id", "")
                        .put("flowType", "FLOW")
                        .put("name", flow.name())
                        .put("description", flow.description())
                        .put("comment", "");
        document.set("variables", FlowJson.variables(flow.variables()));
        document.set("process", process(flow.main(), "main"));
        ObjectNode diagram = document.putObject("diagram");
        diagram.set("widgets", FlowDiagram.widgets(flow.main(), "main"));
        diagram.putObject("properties")
                .put("offsetX", 0)
                .put("offsetY", 0)
                .put("zoom", 75)
                .put("gridSize", 20);
        document.set("variableOrders", variableOrders());
        document.put("flowId", "");
        document.set("eventFlows", eventFlows(flow.events()));
        document.putArray("runtimeVariables");
        document.put("validating", false).put("persist", true);
        document.putArray("validationResults");
        document.put("createdBy", "")
                .put("createdDate", DATE)
                .put("lastModifiedBy", "")
                .put("lastModifiedDate", DATE);
        document.set("settings", settings());
        document.putArray("associatedChannels");
        return FlowJson.text(document);
    }

    private static ObjectNode process(Graph process, String name) {
        ObjectNode all = FlowJson.object();
        ObjectNode activities = all.putObject("activities");
        for (Activity activity : process.activities()) {
            String id = activityId(name, activity.name());
            activities
                    .putObject(id)
                    .put("id", id)
                    .put("name", activity.name())
                    .put("group", activity.kind().group())
                    .set("properties", properties(activity));
        }
        ArrayNode links = all.putArray("links");
        for (Link link : process.links()) {
            links.addObject()
                    .put("id", linkId(name, link))
                    .put("sourceActivityId", activityId(name, link.from()))
                    .put("targetActivityId", activityId(name, link.to()))
                    .put("conditionExpr", link.port())
                    .putObject("properties")
                    .put("value", link.port());
        }
        return all;
    }

    static ObjectNode properties(Activity activity) {
        return ActivityProperties.of(activity).put("_renderRequestTimestamp", RENDERED_AT);
    }

    static String activityId(String process, String activity) {
        return FlowJson.id(process + "/" + activity);
    }

    static String linkId(String process, Link link) {
        return FlowJson.id(process + "/" + link.from() + "/" + link.port());
    }

    /** The two texts "name" and "description" are what each export has. */
    private static ObjectNode eventFlows(Graph events) {
        ObjectNode all = FlowJson.object();
        ObjectNode global =
                all.putObject("eventsMap")
                        .putObject("GLOBAL_EVENTS")
                        .put("id", "GLOBAL_EVENTS")
                        .put("name", "name")
                        .put("description", "description");
        global.set("process", process(events, "events"));
        ObjectNode onEvents = global.putObject("onEvents");
        for (Activity activity : events.activities()) {
            if (activity instanceof Activity.Event event) {
                onEvents.put(event.event().specificationName(), activityId("events", event.name()));
            }
        }
        ObjectNode diagram = global.putObject("diagram");
        diagram.set("widgets", FlowDiagram.widgets(events, "events"));
        diagram.putObject("properties");
        all.putObject("properties").put("zoom", 0);
        return all;
    }

    private static ObjectNode variableOrders() {
        ObjectNode orders = FlowJson.object();
        ArrayNode shown = orders.putArray("pop-over");
        String[] names = {"ani", "dn", "virtualTeamName"};
        for (int i = 0; i < names.length; i++) {
            shown.addObject().put("name", names[i]).put("variableSeq", Integer.toString(i));
        }
        orders.putArray("interaction-panel");
        return orders;
    }

    private static ArrayNode settings() {
        ArrayNode all = FlowJson.object().arrayNode();
        all.addObject()
                .put("name", "flowDecryptAccess")
                .put("value", "true")
                .put("type", "BOOLEAN")
                .put("group", "decryption");
        all.addObject()
                .put("name", "delayTime")
                .put("value", "2000")
                .put("type", "STRING")
                .put("group", "activityWait");
        return all;
    }
}
