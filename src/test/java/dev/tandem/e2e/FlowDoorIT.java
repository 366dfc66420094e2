package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.connected;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.OrgFaults.refused;
import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.TEMPLATED;
import static dev.tandem.e2e.Scenarios.WITHOUT_FLOW;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Flows that send their calls and wait for the answer. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class FlowDoorIT {
    private final Scenarios scenarios;
    private final Flow flow;

    FlowDoorIT(Scenarios scenarios) {
        this.scenarios = scenarios;
        this.flow = scenarios.flow();
    }

    @Test
    void a_flow_gets_the_record_and_the_queue_while_its_caller_waits() {
        PhoneCall call = scenarios.call(CENTER);
        JsonNode answer = flow.decided(call);

        String voiceCallId = scenarios.org("main").voiceCallOf(call.id()).id();
        assertThat(answer.path("status").asText()).isEqualTo("routed");
        assertThat(answer.path("voiceCallReference").asText())
                .isEqualTo(voiceCallId + ";" + call.vendorCallKey());
        assertThat(Instant.parse(answer.path("callStartTime").asText()))
                .isEqualTo(call.received().startTime());
        assertThat(answer.path("screenPopUrl").asText())
                .endsWith("/lightning/r/VoiceCall/" + voiceCallId + "/view");
        assertThat(answer.path("queue").isTextual() || answer.path("agent").isTextual()).isTrue();
        call.tells(parked(), ended()).closesAfter(abandoned());
    }

    @Test
    void the_desktop_of_the_agent_gets_an_address_and_no_operator_the_number_in_it() {
        PhoneCall call = scenarios.call(TEMPLATED);
        String address = flow.decided(call).path("screenPopUrl").asText();
        assertThat(address)
                .isEqualTo(
                        "https://crm.example.com/%s?who=%s",
                        scenarios.org("main").voiceCallOf(call.id()).id(),
                        call.ani().replace("+", "%2B"));
        assertThat(scenarios.program().interaction(call.id())).doesNotContain("crm.example.com");
        call.tells(connected(), ended()).closesAfter(CREATE_VOICE_CALL);
    }

    @Test
    void s18_the_same_call_by_both_doors_is_one_call() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, slow(CREATE_VOICE_CALL));
        CompletableFuture<JsonNode> first =
                supplyAsync(() -> flow.decided(call), Thread::startVirtualThread);
        call.untilAsked(CREATE_VOICE_CALL).tells(started());
        JsonNode again = flow.decided(call);

        assertThat(again).isEqualTo(first.join());
        assertThat(again.path("status").asText()).isEqualTo("routed");
        flow.tells(call, "AgentOffered").join();
        flow.tells(call, "AgentAnswered").join();
        flow.tells(call, "PhoneContactEnded").join();
        call.closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void a_flow_gets_the_same_answer_when_the_webhook_comes_first() {
        PhoneCall call = scenarios.routed(CENTER);
        JsonNode answer = flow.decided(call);
        assertThat(answer.path("status").asText()).isEqualTo("routed");
        call.tells(parked(), ended()).closesAfter(abandoned());
    }

    @Test
    void a_transferred_call_is_created_with_the_record_that_the_flow_names() {
        PhoneCall parent = scenarios.routed(CENTER).tells(connected());
        String record = scenarios.org("main").voiceCallOf(parent.id()).id();
        PhoneCall call = scenarios.call(CENTER);
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        call.startsAt(now, Map.of("parentVoiceCallId", record, "callOrigin", "Consult"));
        flow.post(
                        "",
                        """
                        {"event":"NewPhoneContact","interactionId":"%s","ani":"%s","dnis":"%s",\
                        "time":"%s[UTC]","attributes":{"parentVoiceCallId":"%s",\
                        "callOrigin":"Consult"}}\
                        """
                                .formatted(
                                        call.id(), call.ani(), CENTER.dialedNumber(), now, record))
                .join();
        call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)
                .tells(connected(), ended())
                .closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @Test
    void a_flow_is_answered_at_its_deadline_when_salesforce_is_slow() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, slow(CREATE_VOICE_CALL).delayed(Duration.ofSeconds(4)));
        long asked = System.nanoTime();
        JsonNode answer = flow.asks(call, "PT1S");
        Duration took = Duration.ofNanos(System.nanoTime() - asked);

        assertThat(answer.path("status").asText()).isEqualTo("pending");
        assertThat(answer.path("voiceCallId").isNull()).isTrue();
        assertThat(took).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        assertThat(flow.decided(call).path("status").asText()).isEqualTo("routed");
        call.tells(parked(), ended()).closesAfter(abandoned());
    }

    @Test
    void a_flow_is_answered_at_once_when_salesforce_refuses() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, refused(CREATE_VOICE_CALL, 400));
        JsonNode answer = flow.decided(call);

        assertThat(answer.path("status").asText()).isEqualTo("unavailable");
        assertThat(answer.path("vendorCallKey").asText()).isEqualTo(call.vendorCallKey());
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void without_an_omni_channel_flow_the_record_is_the_answer() {
        PhoneCall call = scenarios.call(WITHOUT_FLOW);
        JsonNode answer = flow.decided(call);
        assertThat(answer.path("status").asText()).isEqualTo("created");
        assertThat(answer.path("voiceCallId").isTextual()).isTrue();
        call.tells(ended()).closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void a_flow_with_an_unknown_number_is_answered_at_once() {
        PhoneCall call = scenarios.call(CallCenter.of("none", "+18440000000", "main"));
        ObjectNode answer = (ObjectNode) flow.decided(call);
        assertThat(answer.path("status").asText()).isEqualTo("unavailable");
        assertThat(call.requests()).isEmpty();
    }
}
