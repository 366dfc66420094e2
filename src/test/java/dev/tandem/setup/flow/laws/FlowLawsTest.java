package dev.tandem.setup.flow.laws;

import static dev.tandem.setup.flow.laws.LawBreak.breaking;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import dev.tandem.setup.flow.FlowV1;
import dev.tandem.setup.flow.SampleFlows;
import dev.tandem.setup.flow.TandemFlow;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each law is broken once in a sound flow, and gives one sentence. */
class FlowLawsTest {

    @ParameterizedTest
    @EnumSource(ScreenPop.class)
    void the_flows_that_the_program_writes_break_no_law(ScreenPop screenPop) {
        assertThat(FlowLaws.broken(FlowV1.render(TandemFlow.of(SampleFlows.bearer(screenPop)))))
                .isEmpty();
        assertThat(FlowLaws.broken(FlowV1.render(TandemFlow.of(SampleFlows.connector(screenPop)))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"graph", "catalogue", "events", "settings", "variables"})
    void a_broken_law_gives_one_sentence(LawBreak law) {
        law.givesOneSentence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"flow\"", "12"})
    void what_is_no_flow_is_said_to_be_none(String text) {
        assertThat(FlowLaws.broken(text))
                .singleElement()
                .asString()
                .startsWith("The file: it is not a JSON object");
    }

    @Test
    void the_other_format_is_said_to_be_the_other_format() {
        assertThat(FlowLaws.broken("{\"name\":\"Tandem\",\"nodes\":[]}"))
                .singleElement()
                .asString()
                .contains("it has no variables, process, diagram", "take a file of V1");
    }

    /** Flow Designer has many more kinds: those are not judged. */
    @Test
    void a_kind_that_the_laws_do_not_know_is_no_breach() {
        EditableFlow flow = LawBreak.soundFlow();
        flow.properties("WaitingMusic").put("activityName", "play-message").put("activityId", "x");
        assertThat(FlowLaws.broken(flow.text())).isEmpty();
    }

    static Stream<LawBreak> graph() {
        return Stream.of(
                breaking("the flow has no name", it -> it.root().put("name", " ")),
                breaking(
                        "its id differs from the key",
                        it -> it.activity("IsForQueue").put("id", "other")),
                breaking(
                        "its properties have the name \"Other\"",
                        it -> it.properties("IsForQueue").put("name", "Other")),
                breaking(
                        "another activity has this name too",
                        it -> {
                            it.properties("IsForQueue").put("name", "IsForAgent");
                            it.activity("IsForQueue").put("name", "IsForAgent");
                        }),
                breaking(
                        "another link has the id",
                        it -> {
                            String id = it.link("IsForAgent", "error").path("id").asText();
                            it.hide("RoutedQueue", "failure");
                            it.link("RoutedQueue", "failure").put("id", id);
                        }),
                breaking(
                        "one of its ends is not among the activities",
                        it -> it.link("WaitingMusic", "default").put("targetActivityId", "none")),
                breaking(
                        "properties.value is \"true\" and conditionExpr is not",
                        it ->
                                it.link("IsForQueue", "false")
                                        .withObject("properties")
                                        .put("value", "true")),
                breaking(
                        "queue-to-agent has no port \"failure\"; use one of default, error",
                        it -> {
                            ObjectNode link = it.link("RoutedAgent", "error");
                            link.put("conditionExpr", "failure");
                            link.withObject("properties").put("value", "failure");
                        }),
                breaking(
                        "two links leave by the port \"failure\"",
                        it -> it.add("RoutedQueue", "failure", "WaitingMusic")),
                breaking(
                        "WaitingMusic: the port \"default\" has no link",
                        it -> it.cut("WaitingMusic", "default")),
                breaking("no way leads to it", it -> it.cut("DefaultQueue", "failure")),
                breaking(
                        "an HTTP Request follows a Queue Contact",
                        it -> {
                            it.cut("RoutedQueue", "default");
                            it.add("RoutedQueue", "default", "Tandem_NewContact");
                        }));
    }

    static Stream<LawBreak> catalogue() {
        return Stream.of(
                breaking(
                        "_renderRequestTimestamp is missing",
                        it -> it.properties("DefaultQueue").remove("_renderRequestTimestamp")),
                breaking(
                        "queue-contact has the id \"5\"; make it \"5f114550ef5cfc454fbbf133\"",
                        it -> it.properties("DefaultQueue").put("activityId", "5")),
                breaking(
                        "play-music is in the group \"event\"; make it \"action\"",
                        it -> {
                            it.activity("WaitingMusic").put("group", "event");
                            it.widget("WaitingMusic").put("type", "event");
                        }),
                breaking(
                        "activityName is \"music\", but the id 5faa2ad13505f538acc86afc is that of",
                        it -> it.properties("WaitingMusic").put("activityName", "music")));
    }

    static Stream<LawBreak> events() {
        return Stream.of(
                breaking(
                        "it has 0 start activities",
                        it -> {
                            it.properties("NewPhoneContact").put("activityName", "NewChatContact");
                            it.properties("NewPhoneContact").put("activityId", "chat");
                        }),
                breaking(
                        "no event activity is among the activities",
                        it -> {
                            for (String event :
                                    it.events()
                                            .path("onEvents")
                                            .propertyStream()
                                            .map(Map.Entry::getKey)
                                            .toList()) {
                                it.properties(event)
                                        .put("activityName", "timer")
                                        .put("activityId", "x");
                            }
                            it.events().putObject("onEvents");
                        }),
                breaking(
                        "eventSpecificationName is \"ContactEnded\"; make it \"ContactStartWork",
                        it ->
                                it.properties("NewPhoneContact")
                                        .withObject("flowType")
                                        .put("eventSpecificationName", "ContactEnded")),
                breaking(
                        "eventClassificationId is \"\"",
                        it -> it.properties("ContactEnded").remove("eventClassificationId")),
                breaking(
                        "displayName is \"Ended\"; make it \"PhoneContactEnded\"",
                        it -> it.properties("ContactEnded").put("displayName", "Ended")),
                breaking(
                        "event is \"Ended\"; make it \"PhoneContactEnded\"",
                        it -> it.properties("ContactEnded").put("event", "Ended")),
                breaking(
                        "iconDiagram is \"none\"; make it \"icon-handset-muted_16\"",
                        it -> it.properties("ContactEnded").put("iconDiagram", "none")),
                breaking(
                        "it does not lead ContactEnded to its event activity",
                        it -> it.events().withObject("onEvents").remove("ContactEnded")),
                breaking(
                        "it has PreDial, for which there is no event activity",
                        it -> it.events().withObject("onEvents").put("PreDial", "x")));
    }

    static Stream<LawBreak> settings() {
        return Stream.of(
                breaking(
                        "not within one pair of double braces",
                        it ->
                                it.properties("IsForQueue")
                                        .put("expression", "{{SCV_OmniFlowQueue}} == 1")),
                breaking(
                        "lacks connectorId or httpRequestPath",
                        it -> it.properties("Tandem_NewContact").put("authenticated", true)),
                breaking(
                        "a request without connector has no httpRequestUrl",
                        it -> it.properties("Tandem_NewContact").putNull("httpRequestUrl")),
                breaking(
                        "contentType is \"TEXT\", so that nothing is taken out of the answer",
                        it -> it.properties("Tandem_NewContact").put("contentType", "TEXT")),
                breaking(
                        "httpResponseTimeout is 2; give it in milliseconds",
                        it -> it.properties("Tandem_NewContact").put("httpResponseTimeout", 2)),
                breaking(
                        "setVariablesArray is empty",
                        it -> it.properties("SetInteractionId").putArray("setVariablesArray")),
                breaking(
                        "the first of setVariablesArray differs",
                        it -> it.properties("SetInteractionId").put("expr", "1")),
                breaking(
                        "a fixed queue lacks destination or its type",
                        it -> it.properties("DefaultQueue").putNull("destination")),
                breaking(
                        "a queue from a variable lacks destinationVariable or fallbackQueue",
                        it -> it.properties("RoutedQueue").putNull("fallbackQueue")),
                breaking(
                        "it lacks destinationVariable, reportingQueue or recoveryQueue",
                        it -> it.properties("RoutedAgent").put("recoveryQueue", "")),
                breaking("it plays nothing", it -> it.properties("WaitingMusic").putNull("prompt")),
                breaking(
                        "it has no address",
                        it -> it.properties("OpenVoiceCall").putNull("screenPopUrl")));
    }

    static Stream<LawBreak> variables() {
        return Stream.of(
                breaking(
                        "variable SCV_OmniFlowQueue: it is there twice",
                        it ->
                                ((ArrayNode) it.root().path("variables"))
                                        .add(it.variable("SCV_OmniFlowQueue"))),
                breaking(
                        "its type is \"TEXT\"",
                        it -> it.variable("Tandem_Status").put("type", "TEXT")),
                breaking(
                        "its value is neither a text nor null",
                        it -> it.variable("Tandem_Status").put("value", 1)),
                breaking(
                        "agents see it, but it has no label",
                        it -> it.variable("SCV_VendorCallKey").put("desktopLabel", "")),
                breaking(
                        "it is secure and on the agents' desktop",
                        it -> it.variable("SCV_VendorCallKey").put("isSecure", true)),
                breaking(
                        "SetInteractionId: it sets Tandem_InteractionId as STRING; use the type of",
                        it -> it.variable("Tandem_InteractionId").put("type", "INTEGER")),
                breaking(
                        "it writes to Tandem_Route2, which is not declared",
                        it -> output(it, 1).put("outputVariable", "Tandem_Route2")),
                breaking(
                        "it takes nothing out for Tandem_Route",
                        it -> output(it, 1).put("jsonPathExp", "")),
                breaking(
                        "it reads {{Tandem_Rout}}",
                        it ->
                                it.properties("IsForQueue")
                                        .put("expression", "{{Tandem_Rout == \"queue\"}}")),
                breaking(
                        "it reads {{NewPhoneContact.Ani}}",
                        it -> body(it, "NewPhoneContact.ANI", "NewPhoneContact.Ani")),
                breaking(
                        "it reads {{Tandem_NewContact.status}}",
                        it ->
                                it.properties("IsForQueue")
                                        .put("expression", "{{Tandem_NewContact.status == 200}}")));
    }

    private static ObjectNode output(EditableFlow flow, int index) {
        return (ObjectNode)
                flow.properties("Tandem_NewContact").path("outputVariableArray").path(index);
    }

    private static void body(EditableFlow flow, String text, String by) {
        ObjectNode properties = flow.properties("Tandem_NewContact");
        properties.put(
                "httpRequestBody", properties.path("httpRequestBody").asText().replace(text, by));
    }
}
