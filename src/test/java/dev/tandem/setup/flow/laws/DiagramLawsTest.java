package dev.tandem.setup.flow.laws;

import static dev.tandem.setup.flow.laws.LawBreak.breaking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law of the picture is broken once in a sound flow, and gives one sentence. */
class DiagramLawsTest {
    @ParameterizedTest
    @MethodSource({"widgets", "ports"})
    void a_broken_law_gives_one_sentence(LawBreak law) {
        law.givesOneSentence();
    }

    static Stream<LawBreak> widgets() {
        return Stream.of(
                breaking(
                        "link from IsForAgent by \"error\" to DefaultQueue: the diagram has no",
                        it -> it.hide("IsForAgent", "error")),
                breaking(
                        "it stands for no activity and no link",
                        it -> it.widgets("IsForAgent").putObject("left-over").put("id", "own")),
                breaking(
                        "its widget's own id is the key of the widget",
                        it -> rename(it, "IsForQueue", it.id("IsForQueue"))),
                breaking(
                        "its widget has the own id of another widget",
                        it -> rename(it, "IsForQueue", own(it, "IsForAgent"))),
                breaking(
                        "its widget's widgetType is \"link\"; make it \"activity\"",
                        it -> it.widget("IsForQueue").put("widgetType", "link")),
                breaking(
                        "its widget's widgetType is \"activity\"; make it \"link\"",
                        it -> it.linkWidget("IsForQueue", "true").put("widgetType", "activity")),
                breaking(
                        "its widget's type is \"start\"; make it the activity's group",
                        it -> it.widget("IsForQueue").put("type", "start")),
                breaking(
                        "activeWidgetId of its sourcePort is not the own id",
                        it -> end(it, "sourcePort").put("activeWidgetId", it.id("IsForQueue"))),
                breaking(
                        "activeWidgetId of its targetPort is not the own id",
                        it -> end(it, "targetPort").put("activeWidgetId", own(it, "IsForAgent"))),
                breaking(
                        "its sourcePort is not the port \"true\" of that activity",
                        it ->
                                end(it, "sourcePort")
                                        .set("id", it.port("IsForQueue", "false").path("portId"))),
                breaking(
                        "its targetPort is not the port \"in\" of that activity",
                        it ->
                                end(it, "targetPort")
                                        .set(
                                                "id",
                                                it.port("RoutedQueue", "failure").path("portId"))));
    }

    private static String own(EditableFlow flow, String activity) {
        return flow.widget(activity).path("id").asText();
    }

    private static ObjectNode end(EditableFlow flow, String side) {
        return flow.linkWidget("IsForQueue", "true").withObject(side);
    }

    /** Gives a widget another own id, by which its links know it too. */
    private static void rename(EditableFlow flow, String activity, String id) {
        String before = own(flow, activity);
        flow.widget(activity).put("id", id);
        for (var widget : flow.widgets(activity)) {
            for (String side : new String[] {"sourcePort", "targetPort"}) {
                if (widget.path(side).path("activeWidgetId").asText().equals(before)) {
                    ((ObjectNode) widget.path(side)).put("activeWidgetId", id);
                }
            }
        }
    }

    static Stream<LawBreak> ports() {
        return Stream.of(
                breaking(
                        "its widget has the ports in, true, false, error; let them be in, error,",
                        it -> {
                            ArrayNode ports = (ArrayNode) it.widget("IsForQueue").path("ports");
                            ports.add(ports.remove(1));
                        }),
                breaking(
                        "another port has its portId",
                        it ->
                                it.port("WaitingMusic", "error")
                                        .set(
                                                "portId",
                                                it.port("WaitingMusic", "in").path("portId"))),
                breaking(
                        "port in: isSourcePort is false; make it true",
                        it -> it.port("IsForQueue", "in").put("isSourcePort", false)),
                breaking(
                        "port true: isSourcePort is true; make it false",
                        it -> it.port("IsForQueue", "true").put("isSourcePort", true)),
                breaking(
                        "it is aligned \"left\"; align it right",
                        it ->
                                it.port("IsForQueue", "true")
                                        .withObject("properties")
                                        .put("alignment", "left")),
                breaking(
                        "its label is \"yes\"; make it its name",
                        it ->
                                it.port("IsForQueue", "true")
                                        .withObject("properties")
                                        .put("label", "yes")),
                breaking(
                        "linkId is not the first of its links",
                        it -> it.port("DefaultQueue", "in").put("linkId", "other")),
                breaking(
                        "port true: it lists 2 links; let an output have one at most",
                        it ->
                                ((ArrayNode) it.port("IsForQueue", "true").path("links"))
                                        .add(it.linkWidget("IsForQueue", "false").path("id"))),
                breaking(
                        "which is no link widget's own id",
                        it ->
                                ((ArrayNode) it.port("DefaultQueue", "in").path("links"))
                                        .add("other")),
                breaking(
                        "the port \"in\" of its target does not list it",
                        it -> {
                            ArrayNode links =
                                    (ArrayNode) it.port("DefaultQueue", "in").path("links");
                            links.remove(links.size() - 1);
                        }));
    }
}
