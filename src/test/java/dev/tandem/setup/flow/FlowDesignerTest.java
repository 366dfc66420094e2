package dev.tandem.setup.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.setup.flow.FlowDesigner.Call;
import dev.tandem.setup.flow.FlowDesigner.Unknown;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow against a door that answers as a test says: every caller ends up in a queue. */
class FlowDesignerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "94d8835d-c749-11ec-8573-7becd36cb425";
    private static final String QUEUE = "default-queue";
    private static final Instant NOW = Instant.parse("2026-02-06T21:09:02.712Z");
    private static final String TO_QUEUE = answer("routed", "queue", "queue-1", "");
    private static final String TO_AGENT = answer("routed", "agent", "", "agent-1");

    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = TestDoor.open();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private static String answer(String status, String route, String queue, String agent) {
        return """
        {"data":{"interactionId":"%1$s","vendorCallKey":"wxcc_%1$s","voiceCallId":"0LQ1",\
        "callStartTime":"2026-02-06T21:09:02.712Z","queue":"%2$s","agent":"%3$s",\
        "voiceCallReference":"0LQ1;wxcc_%1$s","status":"%4$s","route":"%5$s",\
        "screenPopUrl":"https://org.lightning.force.com/lightning/r/VoiceCall/0LQ1/view"},\
        "errors":null,"success":true}\
        """
                .formatted(ID, queue, agent, status, route);
    }

    private FlowDesigner designer(Unknown unknown) {
        return new FlowDesigner(
                FlowV1.render(
                        TandemFlow.of(SampleFlows.at(door.url(), "key", QUEUE, ScreenPop.NEW_TAB))),
                unknown);
    }

    private Call arrives(FlowDesigner designer, String ani) {
        return designer.arrives(
                Map.of(
                        "InteractionId", ID,
                        "ANI", ani,
                        "DNIS", "+18445790001",
                        "OrgId", "org-1",
                        "EntryPointId", "entry-1"),
                NOW);
    }

    @Test
    void a_caller_goes_to_the_queue_that_the_answer_names() {
        door.answers(200, TO_QUEUE);
        Call call = arrives(designer(Unknown.EMPTY_TEXT), "+14806754084");

        assertThat(call.places()).containsExactly("queue-1");
        assertThat(call.variable("SCV_VoiceCallRecordId")).isEqualTo("0LQ1");
        assertThat(call.variable("SCV_VoiceCallReference")).isEqualTo("0LQ1;wxcc_" + ID);
        assertThat(call.variable("SCV_VendorCallKey")).isEqualTo("wxcc_" + ID);
        assertThat(door.requests()).containsExactly("/flow/events?nulls=empty&wait=PT1.5S");
        assertThat(door.authorizations()).containsExactly("Bearer key");
    }

    @Test
    void a_caller_goes_to_the_agent_that_the_answer_names() {
        door.answers(200, TO_AGENT);
        assertThat(arrives(designer(Unknown.EMPTY_TEXT), "1").places()).containsExactly("agent-1");
    }

    @Test
    void a_caller_whose_agent_or_queue_takes_no_call_goes_to_the_default_queue() {
        door.answers(200, TO_AGENT);
        assertThat(arrives(designer(Unknown.EMPTY_TEXT).closed("agent-1"), "1").places())
                .containsExactly(QUEUE);
        door.answers(200, TO_QUEUE);
        assertThat(arrives(designer(Unknown.EMPTY_TEXT).closed("queue-1"), "1").places())
                .containsExactly(QUEUE);
    }

    @Test
    void only_a_caller_whom_not_even_the_default_queue_takes_is_disconnected() {
        door.answers(200, TO_QUEUE);
        Call call = arrives(designer(Unknown.EMPTY_TEXT).closed("queue-1").closed(QUEUE), "1");
        assertThat(call.places()).isEmpty();
        assertThat(call.visited()).endsWith("RoutedQueue", "DefaultQueue", "NoQueueTakesTheCall");
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    void a_caller_without_a_decision_goes_to_the_default_queue(Unknown unknown) {
        door.answers(200, answer("created", "default", "", ""));
        assertThat(arrives(designer(unknown), "1").places()).containsExactly(QUEUE);
        door.answers(
                200, "{\"data\":{\"status\":\"pending\",\"route\":\"default\",\"queue\":null}}");
        Call call = arrives(designer(unknown), "1");
        assertThat(call.places()).containsExactly(QUEUE);
        assertThat(call.variable("Tandem_Status")).isEqualTo("pending");
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    void a_caller_goes_to_the_default_queue_when_the_answer_is_no_answer(Unknown unknown) {
        for (String body :
                List.of(
                        "",
                        "<html>",
                        "[]",
                        "{\"data\":null}",
                        "{\"status\":401,\"title\":\"no\"}")) {
            for (int status : new int[] {200, 400, 401, 404, 503}) {
                door.answers(status, body);
                Call call = arrives(designer(unknown), "1");
                assertThat(call.places()).as("%d %s", status, body).containsExactly(QUEUE);
                assertThat(call.visited()).endsWith("DefaultQueue", "WaitingMusic");
                assertThat(call.variable("SCV_VendorCallKey")).isEqualTo("wxcc_" + ID);
            }
        }
    }

    @Test
    void a_failed_request_is_sent_once_more() {
        door.answers(503, "{}");
        assertThat(arrives(designer(Unknown.EMPTY_TEXT), "1").statuses()).containsExactly(503, 503);
    }

    @Test
    void a_caller_waits_no_longer_than_two_seconds_for_a_door_that_does_not_answer() {
        door.answersNothing();
        long asked = System.nanoTime();
        Call call = arrives(designer(Unknown.EMPTY_TEXT), "1");

        assertThat(call.places()).containsExactly(QUEUE);
        assertThat(call.visited()).endsWith("DefaultQueue", "WaitingMusic");
        assertThat(call.statuses()).containsExactly(0);
        assertThat(System.nanoTime() - asked).isBetween(1_900_000_000L, 10_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "AgentOfferContact,AgentOffered",
        "AgentContactAssigned,AgentAnswered",
        "ContactEnded,PhoneContactEnded"
    })
    void each_event_is_reported_in_the_words_of_the_door(String specification, String event)
            throws IOException {
        door.answers(200, TO_QUEUE);
        Call call = arrives(designer(Unknown.EMPTY_TEXT), "1");
        door.answers(202, "");
        call.happens(specification, NOW.plusSeconds(5));

        assertThat(JSON.readTree(call.bodies().getLast()))
                .isEqualTo(
                        JSON.createObjectNode()
                                .put("event", event)
                                .put("interactionId", ID)
                                .put("time", "2026-02-06T21:09:07.712Z"));
        assertThat(call.visited()).endsWith("End" + event);
    }

    @Test
    void an_unexpected_error_ends_nothing_but_its_event() {
        door.answers(200, TO_QUEUE);
        Call call = arrives(designer(Unknown.EMPTY_TEXT), "1");
        call.happens("GlobalErrorHandling", NOW);
        assertThat(call.places()).containsExactly("queue-1");
        assertThat(call.visited()).endsWith("GlobalErrorHandling", "EndOnGlobalError");
    }

    @Test
    void the_record_opens_when_an_agent_answers() {
        door.answers(200, TO_QUEUE);
        Call call = arrives(designer(Unknown.EMPTY_TEXT), "1");
        assertThat(call.openedPages()).isEmpty();
        assertThat(call.happens("AgentContactAssigned", NOW).openedPages())
                .containsExactly("https://org.lightning.force.com/lightning/r/VoiceCall/0LQ1/view");
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    void nothing_opens_when_the_answer_names_no_page(Unknown unknown) {
        for (String body :
                List.of(
                        "{\"data\":{\"route\":\"queue\",\"queue\":\"queue-1\"}}",
                        "{\"data\":{\"screenPopUrl\":null}}",
                        "{\"data\":{\"screenPopUrl\":\"\"}}",
                        "{\"data\":{\"screenPopUrl\":\"null\"}}")) {
            door.answers(200, body);
            Call call = arrives(designer(unknown), "1").happens("AgentContactAssigned", NOW);
            assertThat(call.openedPages()).isEmpty();
            assertThat(call.visited()).endsWith("HasScreenPop", "EndAgentAnswered");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anonymous",
                "+14806754084",
                "\"Jane\" <sip:1@example.com>",
                "\"",
                "null"
            })
    void a_body_is_json_whatever_the_callers_number_is(String ani) throws IOException {
        door.answers(200, TO_QUEUE);
        JsonNode body =
                JSON.readTree(arrives(designer(Unknown.EMPTY_TEXT), ani).bodies().getFirst());
        assertThat(body.path("ani").asText()).isEqualTo(ani.replace("\"", ""));
        assertThat(body.path("event").asText()).isEqualTo("NewPhoneContact");
        assertThat(body.path("interactionId").asText()).isEqualTo(ID);
        assertThat(body.path("orgId").asText()).isEqualTo("org-1");
        assertThat(body.path("entryPointId").asText()).isEqualTo("entry-1");
        assertThat(body.path("time").asText()).isEqualTo("2026-02-06T21:09:02.712Z");
    }
}
