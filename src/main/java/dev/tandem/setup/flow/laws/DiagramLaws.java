package dev.tandem.setup.flow.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.setup.flow.ActivityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The picture: each widget stands under the id of its activity or link, has another id of its own,
 * and is referred to by that.
 */
final class DiagramLaws {
    private final ProcessView process;
    private final Findings findings;

    /** The keys of the widgets that have an id of their own. */
    private final Map<String, List<String>> keysOfOwnId = new HashMap<>();

    private DiagramLaws(ProcessView process, Findings findings) {
        this.process = process;
        this.findings = findings;
    }

    static void check(ProcessView process, Findings findings) {
        DiagramLaws laws = new DiagramLaws(process, findings);
        laws.ids();
        Set<String> ports = new HashSet<>();
        for (String id : process.activities().keySet()) {
            JsonNode widget = process.widgets().path(id);
            if (!widget.isMissingNode()) {
                laws.activity(id, widget);
                laws.ports(id, widget, ports);
            }
        }
        Set<String> judged = new HashSet<>();
        for (JsonNode link : process.links()) {
            JsonNode widget = process.widgets().path(ProcessView.id(link));
            boolean first = judged.add(ProcessView.id(link));
            if (first && !widget.isMissingNode() && process.connects(link)) {
                laws.link(link, widget);
            }
        }
    }

    private void ids() {
        Map<String, String> places = new LinkedHashMap<>();
        process.activities().keySet().forEach(id -> places.put(id, process.where(id)));
        process.links().forEach(it -> places.put(ProcessView.id(it), process.where(it)));
        places.forEach((id, where) -> {
            if (!process.widgets().has(id)) {
                findings.add(
                        where, "the diagram has no widget for it", "add one under the key " + id);
            }
        });
        for (Map.Entry<String, JsonNode> widget : process.widgets().properties()) {
            String key = widget.getKey();
            String own = widget.getValue().path("id").asText();
            String where = places.get(key);
            List<String> others = keysOfOwnId.computeIfAbsent(own, _ -> new ArrayList<>());
            others.add(key);
            if (where == null) {
                findings.add(
                        process.name() + ", widget " + key,
                        "it stands for no activity and no link",
                        "take it out");
            } else if (own.equals(key)) {
                findings.add(
                        where,
                        "its widget's own id is the key of the widget",
                        "give the widget another id and refer to that");
            } else if (others.size() > 1) {
                findings.add(
                        where,
                        "its widget has the own id of another widget",
                        "give each an id of its own");
            }
        }
    }

    private void activity(String id, JsonNode widget) {
        String where = process.where(id);
        String group = process.activity(id).path("group").asText();
        law(
                widget.path("widgetType").asText().equals("activity"),
                where,
                "its widget's widgetType is \"" + widget.path("widgetType").asText() + "\"",
                "make it \"activity\"");
        law(
                widget.path("type").asText().equals(group),
                where,
                "its widget's type is \"" + widget.path("type").asText() + "\"",
                "make it the activity's group, \"" + group + "\"");
        List<String> names = widget.path("ports").valueStream().map(DiagramLaws::portName).toList();
        List<String> expected = process.kind(id).map(ActivityKind::ports).orElse(names);
        law(
                names.equals(expected),
                where,
                "its widget has the ports " + String.join(", ", names),
                "let them be " + String.join(", ", expected) + ", in this order");
    }

    private void ports(String id, JsonNode widget, Set<String> seen) {
        for (JsonNode port : widget.path("ports")) {
            String name = portName(port);
            String where = process.where(id) + ", port " + name;
            boolean in = name.equals(ActivityKind.IN);
            law(
                    seen.add(port.path("portId").asText()),
                    where,
                    "another port has its portId",
                    "give each one of its own");
            law(
                    port.path("isSourcePort").asBoolean(!in) == in,
                    where,
                    "isSourcePort is " + !in,
                    "make it " + in + ": Flow Designer calls the port where links arrive so");
            law(
                    port.path("properties")
                            .path("alignment")
                            .asText()
                            .equals(in ? "left" : "right"),
                    where,
                    "it is aligned \"" + port.path("properties").path("alignment").asText() + "\"",
                    "align it " + (in ? "left" : "right"));
            law(
                    port.path("properties").path("label").asText().equals(name),
                    where,
                    "its label is \"" + port.path("properties").path("label").asText() + "\"",
                    "make it its name");
            linksOf(id, port, where);
        }
    }

    private void linksOf(String id, JsonNode port, String where) {
        List<String> links = port.path("links").valueStream().map(JsonNode::asText).toList();
        String first = links.isEmpty() ? "" : links.getFirst();
        law(
                port.path("linkId").asText("").replace("null", "").equals(first),
                where,
                "linkId is not the first of its links",
                links.isEmpty() ? "make it null" : "make it " + first);
        String name = portName(port);
        law(
                name.equals(ActivityKind.IN) || links.size() <= 1 || crowded(id, name),
                where,
                "it lists " + links.size() + " links",
                "let an output have one at most");
        for (String link : links) {
            law(
                    keysOfOwnId.getOrDefault(link, List.of()).stream()
                            .anyMatch(key ->
                                    process.links().stream()
                                            .anyMatch(it -> ProcessView.id(it).equals(key))),
                    where,
                    "it lists " + link + ", which is no link widget's own id",
                    "list the own ids of its links' widgets");
        }
    }

    private void link(JsonNode link, JsonNode widget) {
        String where = process.where(link);
        law(
                widget.path("widgetType").asText().equals("link"),
                where,
                "its widget's widgetType is \"" + widget.path("widgetType").asText() + "\"",
                "make it \"link\"");
        end(
                where,
                widget,
                widget.path("sourcePort"),
                ProcessView.source(link),
                ProcessView.port(link));
        end(where, widget, widget.path("targetPort"), ProcessView.target(link), ActivityKind.IN);
    }

    private void end(
            String where, JsonNode widget, JsonNode end, String activityId, String portName) {
        String side = portName.equals(ActivityKind.IN) ? "target" : "source";
        JsonNode activity = process.widgets().path(activityId);
        String active = end.path("activeWidgetId").asText();
        law(
                keysOfOwnId.getOrDefault(active, List.of()).contains(activityId),
                where,
                "activeWidgetId of its "
                        + side
                        + "Port is not the own id of that activity's widget",
                "use " + activity.path("id").asText());
        Optional<JsonNode> port =
                activity.path("ports")
                        .valueStream()
                        .filter(it -> portName(it).equals(portName))
                        .findFirst();
        if (port.isEmpty()) {
            return; // the ports of the activity are reported
        }
        String portId = port.get().path("portId").asText();
        law(
                end.path("id").asText().equals(portId),
                where,
                "its %sPort is not the port \"%s\" of that activity".formatted(side, portName),
                "use the portId " + portId);
        String own = widget.path("id").asText();
        law(
                crowded(activityId, portName)
                        || port.get()
                                .path("links")
                                .valueStream()
                                .anyMatch(it -> it.asText().equals(own)),
                where,
                "the port \"%s\" of its %s does not list it".formatted(portName, side),
                "add the own id of its widget, " + own);
    }

    /** Whether several links leave by a port: that is reported, and nothing that follows of it. */
    private boolean crowded(String activityId, String port) {
        return process.linksFrom(activityId).stream()
                        .map(ProcessView::port)
                        .filter(port::equals)
                        .count()
                > 1;
    }

    private static String portName(JsonNode port) {
        return port.path("properties").path("name").asText();
    }

    private void law(boolean kept, String where, String wrong, String right) {
        if (!kept) {
            findings.add(where, wrong, right);
        }
    }
}
