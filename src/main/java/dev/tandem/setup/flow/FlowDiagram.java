package dev.tandem.setup.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.setup.flow.FlowLayout.Point;
import dev.tandem.setup.flow.FlowModel.Graph;
import dev.tandem.setup.flow.FlowModel.Link;
import java.util.List;
import java.util.Map;

/**
 * The picture of a process in V1: a widget for each activity and each link, under the id that it
 * has in the process, and with another id of its own. Ports and links refer to the widgets' own
 * ids.
 */
final class FlowDiagram {
    private static final String LINE = "#545454";
    private static final String ERROR_LINE = "#d4371c";

    /** Between the corner of a port and its middle, where lines begin and end. */
    private static final int HALF_PORT = 8;

    private final Graph process;
    private final String name;
    private final Map<String, Point> places;

    private FlowDiagram(Graph process, String name) {
        this.process = process;
        this.name = name;
        this.places = FlowLayout.of(process);
    }

    /** All widgets of a process, in its order. */
    static ObjectNode widgets(Graph process, String name) {
        FlowDiagram diagram = new FlowDiagram(process, name);
        ObjectNode widgets = FlowJson.object();
        for (Activity activity : process.activities()) {
            widgets.set(FlowV1.activityId(name, activity.name()), diagram.activityWidget(activity));
        }
        for (Link link : process.links()) {
            widgets.set(FlowV1.linkId(name, link), diagram.linkWidget(link));
        }
        return widgets;
    }

    private ObjectNode activityWidget(Activity activity) {
        ObjectNode widget =
                FlowJson.object()
                        .put("id", widgetId(activity.name()))
                        .put("type", activity.kind().group())
                        .put("widgetType", "activity")
                        .put("label", "New Activity Widget in Diagram");
        widget.set("point", point(place(activity.name())));
        ArrayNode ports = widget.putArray("ports");
        for (String port : activity.kind().ports()) {
            ports.add(port(activity, port));
        }
        ObjectNode properties = FlowV1.properties(activity);
        List<String> copies =
                properties.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(it -> it.endsWith("_name") || it.endsWith("_type"))
                        .toList();
        widget.set("properties", properties.remove(copies));
        return widget;
    }

    /** Flow Designer calls the port where links arrive the source port; an output is none. */
    private ObjectNode port(Activity activity, String port) {
        boolean in = port.equals(ActivityKind.IN);
        List<String> links =
                process.links().stream()
                        .filter(link ->
                                in
                                        ? link.to().equals(activity.name())
                                        : link.from().equals(activity.name())
                                                && link.port().equals(port))
                        .map(this::widgetId)
                        .toList();
        ObjectNode all =
                FlowJson.object()
                        .put("portId", portId(activity.name(), port))
                        .put("isSourcePort", in)
                        .put("linkId", links.isEmpty() ? null : links.getFirst())
                        .put("type", "arrow");
        ArrayNode ids = all.putArray("links");
        links.forEach(ids::add);
        Point corner = corner(activity.name(), port);
        all.putObject("properties")
                .put("x", corner.x())
                .put("name", port)
                .put("y", corner.y())
                .put("label", port)
                .put("alignment", in ? "left" : "right");
        return all;
    }

    private ObjectNode linkWidget(Link link) {
        ObjectNode widget =
                FlowJson.object()
                        .put("id", widgetId(link))
                        .put("type", "arrow")
                        .put("widgetType", "link")
                        .put("label", "");
        Point from = middle(link.from(), link.port());
        Point to = middle(link.to(), ActivityKind.IN);
        ObjectNode properties =
                widget.putObject("properties")
                        .put("curvyness", 50)
                        .put("selected", false)
                        .put("color", ActivityKind.isForErrors(link.port()) ? ERROR_LINE : LINE);
        ArrayNode points = properties.putArray("points");
        points.add(lineEnd(link, "begin", from)).add(lineEnd(link, "end", to));
        properties.put("width", 2).put("selectedColor", "#007aa3");
        widget.putArray("points");
        widget.set("sourcePort", connection(link.from(), link.port(), from));
        widget.set("targetPort", connection(link.to(), ActivityKind.IN, to));
        return widget;
    }

    private ObjectNode lineEnd(Link link, String end, Point at) {
        return FlowJson.object()
                .put("id", FlowJson.id("point/" + widgetId(link) + "/" + end))
                .put("type", "point")
                .put("x", at.x())
                .put("y", at.y());
    }

    private ObjectNode connection(String activity, String port, Point at) {
        ObjectNode end =
                FlowJson.object()
                        .put("id", portId(activity, port))
                        .put("activeWidgetId", widgetId(activity));
        end.set("point", point(at));
        return end;
    }

    private static ObjectNode point(Point at) {
        return FlowJson.object().put("x", at.x()).put("y", at.y());
    }

    private Point middle(String activity, String port) {
        Point corner = corner(activity, port);
        return new Point(corner.x() + HALF_PORT, corner.y() + HALF_PORT);
    }

    private Point corner(String activity, String port) {
        return FlowLayout.port(place(activity), kind(activity), port);
    }

    private Point place(String activity) {
        return places.getOrDefault(activity, new Point(0, 0));
    }

    private ActivityKind kind(String activity) {
        return process.activities().stream()
                .filter(it -> it.name().equals(activity))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Expected a link between activities, but it has " + activity))
                .kind();
    }

    private String widgetId(String activity) {
        return FlowJson.id("widget/" + name + "/" + activity);
    }

    private String widgetId(Link link) {
        return FlowJson.id("widget/" + name + "/" + link.from() + "/" + link.port());
    }

    private String portId(String activity, String port) {
        return FlowJson.id("port/" + name + "/" + activity + "/" + port);
    }
}
