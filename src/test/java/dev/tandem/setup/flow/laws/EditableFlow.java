package dev.tandem.setup.flow.laws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;

/** A document of V1 that a test changes; parts are found by the names of activities. */
final class EditableFlow {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root;

    private EditableFlow(ObjectNode root) {
        this.root = root;
    }

    static EditableFlow of(String document) {
        try {
            return new EditableFlow((ObjectNode) JSON.readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    ObjectNode root() {
        return root;
    }

    String text() {
        return root.toString();
    }

    /** The same with a text replaced wherever it stands. */
    EditableFlow replaced(String text, String by) {
        return of(text().replace(text, by));
    }

    ObjectNode events() {
        return (ObjectNode) root.at("/eventFlows/eventsMap/GLOBAL_EVENTS");
    }

    ObjectNode variable(String name) {
        return named(root.path("variables"), name);
    }

    ObjectNode activity(String name) {
        return named(process(name).path("process").path("activities"), name);
    }

    ObjectNode properties(String name) {
        return (ObjectNode) activity(name).path("properties");
    }

    ObjectNode widgets(String activity) {
        return (ObjectNode) process(activity).path("diagram").path("widgets");
    }

    ObjectNode widget(String activity) {
        return (ObjectNode) widgets(activity).path(id(activity));
    }

    ObjectNode port(String activity, String port) {
        return widget(activity)
                .path("ports")
                .valueStream()
                .filter(it -> it.at("/properties/name").asText().equals(port))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    ArrayNode links(String activity) {
        return (ArrayNode) process(activity).path("process").path("links");
    }

    ObjectNode link(String from, String port) {
        String id = id(from);
        return links(from)
                .valueStream()
                .filter(it -> it.path("sourceActivityId").asText().equals(id))
                .filter(it -> it.path("conditionExpr").asText().equals(port))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    ObjectNode linkWidget(String from, String port) {
        return (ObjectNode) widgets(from).path(link(from, port).path("id").asText());
    }

    /** Takes a link out everywhere. */
    void cut(String from, String port) {
        ObjectNode link = link(from, port);
        hide(from, port);
        remove(links(from), link);
    }

    /** Takes a link out of the diagram only. */
    void hide(String from, String port) {
        String own = linkWidget(from, port).path("id").asText();
        widgets(from).remove(link(from, port).path("id").asText());
        for (JsonNode widget : widgets(from)) {
            for (JsonNode each : widget.path("ports")) {
                ArrayNode listed = (ArrayNode) each.path("links");
                listed.valueStream()
                        .filter(it -> it.asText().equals(own))
                        .toList()
                        .forEach(it -> remove(listed, it));
                ((ObjectNode) each)
                        .put("linkId", listed.isEmpty() ? null : listed.path(0).asText());
            }
        }
    }

    /** Adds a link everywhere. */
    void add(String from, String port, String to) {
        String id = "link-" + from + "-" + port + "-" + to;
        String own = "widget-of-" + id;
        links(from)
                .addObject()
                .put("id", id)
                .put("sourceActivityId", id(from))
                .put("targetActivityId", id(to))
                .put("conditionExpr", port)
                .putObject("properties")
                .put("value", port);
        ObjectNode widget = widgets(from).putObject(id).put("id", own).put("widgetType", "link");
        connect(widget.putObject("sourcePort"), from, port, own);
        connect(widget.putObject("targetPort"), to, "in", own);
    }

    private void connect(ObjectNode end, String activity, String port, String own) {
        ObjectNode of = port(activity, port);
        end.put("id", of.path("portId").asText())
                .put("activeWidgetId", widget(activity).path("id").asText());
        ArrayNode listed = (ArrayNode) of.path("links");
        listed.add(own);
        of.put("linkId", listed.path(0).asText());
    }

    private static void remove(ArrayNode from, JsonNode what) {
        for (Iterator<JsonNode> it = from.iterator(); it.hasNext(); ) {
            if (it.next().equals(what)) {
                it.remove();
            }
        }
    }

    String id(String activity) {
        return activity(activity).path("id").asText();
    }

    private JsonNode process(String activity) {
        return List.<JsonNode>of(root, events()).stream()
                .filter(it ->
                        it.path("process")
                                .path("activities")
                                .valueStream()
                                .anyMatch(a -> a.path("name").asText().equals(activity)))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(activity));
    }

    private static ObjectNode named(JsonNode all, String name) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(it -> it.path("name").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
    }
}
