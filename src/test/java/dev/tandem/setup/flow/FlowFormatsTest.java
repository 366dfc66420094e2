package dev.tandem.setup.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.files.AcceptedFile;
import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both formats are the same flow, and what is shipped is what the program writes. */
class FlowFormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SHIPPED = Path.of("deploy/webex");
    private static final Queue QUEUE =
            new Queue("2375098c-5ac9-4325-bb13-f3eceb6a4a5e", null, null);
    private static final URI HOST = URI.create("https://tandem.example.com/");

    /** What a process is, without ids and the picture. */
    private record Graph(Map<String, JsonNode> activities, TreeSet<String> links) {}

    @ParameterizedTest
    @EnumSource(ScreenPop.class)
    void both_formats_are_the_same_graph(ScreenPop screenPop) throws IOException {
        FlowModel flow = TandemFlow.of(SampleFlows.connector(screenPop));
        JsonNode v1 = JSON.readTree(FlowV1.render(flow));
        JsonNode v2 = JSON.readTree(FlowV2.render(flow));
        JsonNode events1 = v1.at("/eventFlows/eventsMap/GLOBAL_EVENTS");
        JsonNode events2 = v2.at("/eventFlows/GLOBAL_EVENTS");

        assertThat(graphOfV2(v2)).isEqualTo(graphOfV1(v1));
        assertThat(graphOfV2(events2)).isEqualTo(graphOfV1(events1));
        assertThat(graphOfV2(v2).activities()).hasSize(11);
        assertThat(v2.path("variables")).isEqualTo(v1.path("variables"));
        assertThat(v2.path("name")).isEqualTo(v1.path("name"));
        assertThat(v2.path("description")).isEqualTo(v1.path("description"));
        ObjectNode onEvents = JSON.createObjectNode();
        events1.path("onEvents")
                .properties()
                .forEach(it ->
                        onEvents.set(
                                it.getKey(),
                                events1.at("/process/activities/" + it.getValue().asText())
                                        .path("name")));
        assertThat(events2.path("onEvents")).isEqualTo(onEvents);
    }

    private static Graph graphOfV1(JsonNode holder) {
        Map<String, JsonNode> activities = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        holder.at("/process/activities")
                .forEach(it -> {
                    names.put(it.path("id").asText(), it.path("name").asText());
                    activities.put(it.path("name").asText(), comparable(it.path("properties")));
                });
        TreeSet<String> links = new TreeSet<>();
        for (JsonNode link : holder.at("/process/links")) {
            links.add(
                    names.get(link.path("sourceActivityId").asText())
                            + " "
                            + link.path("conditionExpr").asText()
                            + " "
                            + names.get(link.path("targetActivityId").asText()));
        }
        return new Graph(activities, links);
    }

    private static Graph graphOfV2(JsonNode holder) {
        Map<String, JsonNode> activities = new TreeMap<>();
        holder.path("nodes")
                .forEach(it ->
                        activities.put(
                                it.path("name").asText(), comparable(it.path("properties"))));
        TreeSet<String> links = new TreeSet<>();
        for (JsonNode edge : holder.path("edges")) {
            assertThat(edge.at("/properties/value")).isEqualTo(edge.path("condition"));
            links.add(
                    edge.path("from").asText()
                            + " "
                            + edge.path("condition").asText()
                            + " "
                            + edge.path("to").asText());
        }
        return new Graph(activities, links);
    }

    /** Start and event are called otherwise in V2, which has no times and names queues twice. */
    private static JsonNode comparable(JsonNode properties) {
        ObjectNode all = properties.deepCopy();
        all.remove(List.of("_renderRequestTimestamp"));
        JsonNode queue = all.remove("queueId");
        if (queue != null) {
            boolean variable = all.path("destination").isNull();
            assertThat(queue).isEqualTo(all.path(variable ? "destinationVariable" : "destination"));
        }
        String activityId = all.path("activityId").asText();
        if (activityId.equals("start") || activityId.equals("event")) {
            all.put("activityName", activityId);
        }
        return all;
    }

    @Test
    void the_shipped_files_are_what_the_program_writes() throws IOException {
        accept(
                "tandem-flow.v1.json",
                FlowV1.render(TandemFlow.of(SampleFlows.bearer(ScreenPop.EXISTING_TAB))));
        accept(
                "tandem-flow.v2.json",
                FlowV2.render(TandemFlow.of(SampleFlows.connector(ScreenPop.EXISTING_TAB))));
    }

    private static void accept(String file, String text) throws IOException {
        AcceptedFile.assertHas(
                SHIPPED.resolve(file), text, "FlowFormatsTest", "tandem.accept-flows", "");
    }

    @Test
    void a_key_is_the_value_of_the_secure_variable_and_of_nothing_else() throws IOException {
        FlowOptions options = new FlowOptions("Flow", HOST, QUEUE, null, "k3y", ScreenPop.NONE);
        String text = FlowV1.render(TandemFlow.of(options));
        JsonNode variable =
                JSON.readTree(text)
                        .path("variables")
                        .valueStream()
                        .filter(it -> it.path("name").asText().equals("Tandem_Key"))
                        .findFirst()
                        .orElseThrow();

        assertThat(variable.path("value").asText()).isEqualTo("k3y");
        assertThat(variable.path("isSecure").asBoolean()).isTrue();
        assertThat(variable.path("isCAD").asBoolean()).isFalse();
        assertThat(text.split("k3y", -1)).hasSize(2);
        assertThat(text).contains("https://tandem.example.com/flow/events?nulls=empty&wait=PT1.5S");
    }

    /** The connector holds the address and the key. */
    @Test
    void a_flow_with_a_connector_has_neither_address_nor_key() {
        FlowOptions options =
                new FlowOptions(
                        "Flow", HOST, QUEUE, new Connector("c", "Tandem"), "k3y", ScreenPop.NONE);
        for (String text :
                List.of(
                        FlowV1.render(TandemFlow.of(options)),
                        FlowV2.render(TandemFlow.of(options)))) {
            assertThat(text).doesNotContain("k3y", "example.com", "Bearer", "Tandem_Key");
            assertThat(text).contains("/flow/events?nulls=empty&wait=PT1.5S", "\"Tandem\"");
        }
    }

    @Test
    void the_api_takes_no_flow_without_a_connector() {
        FlowModel flow = TandemFlow.of(SampleFlows.bearer(ScreenPop.NONE));
        assertThatThrownBy(() -> FlowV2.render(flow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("import the file of V1 in Flow Designer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tandem.example.com",
                "ftp://tandem.example.com",
                "https:///flow",
                "https://user@tandem.example.com",
                "https://tandem.example.com?x=1",
                "https://tandem.example.com/#x"
            })
    void a_host_that_webex_cannot_reach_is_refused(String host) {
        assertThatThrownBy(() ->
                        new FlowOptions("F", URI.create(host), QUEUE, null, null, ScreenPop.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for example https://tandem.example.com");
    }

    @Test
    void blank_names_and_ids_and_odd_keys_are_refused_without_repeating_the_key() {
        assertThatThrownBy(() -> new FlowOptions(" ", HOST, QUEUE, null, null, ScreenPop.NONE))
                .hasMessageContaining("needs a name");
        assertThatThrownBy(() -> new Queue("", null, null)).hasMessageContaining("needs its id");
        assertThatThrownBy(() -> new Connector(" ", null)).hasMessageContaining("needs its id");
        assertThatThrownBy(() -> new FlowOptions("F", HOST, QUEUE, null, "a{{b", ScreenPop.NONE))
                .hasMessageContaining("visible ASCII characters")
                .hasMessageNotContaining("a{{b");
    }
}
