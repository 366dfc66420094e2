package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies of the requests about one call, field by field as in the examples of Cisco's guide.
 *
 * @param voiceCallId the record's id, or the vendorCallKey where no record was made
 */
record ExpectedBody(PhoneCall call, String voiceCallId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UTC_WITH_MILLISECONDS_AT_MOST =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z";

    /** Fails unless the body is the expected one for Salesforce. */
    void matches(SimulatedEndpoint endpoint, JsonNode actual) {
        ObjectNode normal = actual.deepCopy();
        for (String time : List.of("startTime", "endTime", "enqueueTime", "acceptTime")) {
            if (normal.has(time)) {
                assertThat(normal.get(time).textValue()).matches(UTC_WITH_MILLISECONDS_AT_MOST);
                normal.put(time, Instant.parse(normal.get(time).textValue()).toString());
            }
        }
        assertThat(normal).as("body of %s", endpoint).isEqualTo(expected(endpoint));
    }

    private ObjectNode expected(SimulatedEndpoint endpoint) {
        return switch (endpoint) {
            case TOKEN, QUERY, LIMITS ->
                    throw new IllegalArgumentException("Expected a call of the wrapper");
            case CREATE_VOICE_CALL -> create();
            case EXECUTE_OMNI_FLOW -> omniFlow();
            case CLEAR_ROUTING -> common().put("voiceCallId", voiceCallId);
            case UPDATE_VOICE_CALL -> update();
        };
    }

    private ObjectNode common() {
        return JSON.createObjectNode()
                .put("callCenterDevName", call.center().callCenterDevName())
                .put("certDevName", call.center().certDevName());
    }

    private ObjectNode create() {
        ObjectNode body =
                common().put("vendorCallKey", call.vendorCallKey())
                        .put("to", call.center().dialedNumber())
                        .put("from", call.ani())
                        .put("initiationMethod", "Inbound")
                        .put("startTime", call.received().startTime().toString());
        body.putArray("participants")
                .addObject()
                .put("participantKey", call.ani())
                .put("type", "END_USER");
        call.received()
                .last("parentVoiceCallId")
                .or(() -> call.received().last("parentInteractionId").map("wxcc_"::concat))
                .ifPresent(parent ->
                        body.put("initiationMethod", "Transfer").put("parentVoiceCallId", parent));
        call.received().last("callOrigin").ifPresent(origin -> body.put("callOrigin", origin));
        return body;
    }

    private ObjectNode omniFlow() {
        return common().put("voiceCallId", voiceCallId)
                .put("dialedNumber", call.center().dialedNumber())
                .put("flowDevName", call.center().flowDevName())
                .put("fallbackQueue", call.center().fallbackQueue());
    }

    private ObjectNode update() {
        Instant start = call.received().startTime();
        Instant end = call.received().endTime().isBefore(start) ? start : call.received().endTime();
        ObjectNode body =
                common().put("voiceCallId", voiceCallId)
                        .put("startTime", start.toString())
                        .put("endTime", end.toString());
        boolean updated = "update".equals(call.center().settings().get("answered-calls"));
        Optional<Instant> accepted = call.received().first("task:connected").filter(_ -> updated);
        body.set("disconnectReason", accepted.isPresent() ? answered() : abandoned());
        if (voiceCallId.equals(call.vendorCallKey())) {
            body.put("fromNumber", call.ani());
        }
        call.received().last("origin").ifPresent(number -> body.put("fromNumber", number));
        accepted.ifPresent(at -> figures(body, at, end));
        return body;
    }

    private static ObjectNode answered() {
        return JSON.createObjectNode().put("value", "Customer Left").put("isError", false);
    }

    private ObjectNode abandoned() {
        String type = call.received().abandoned();
        boolean selfService = type.equals("self-service");
        Map<String, String> settings = call.center().settings();
        String words =
                settings.getOrDefault(
                        "abandon." + type + ".disconnect-reason",
                        selfService ? "Ended in self-service" : "Abandoned in queue");
        String isError = settings.getOrDefault("abandon." + type + ".is-error", "" + !selfService);
        return JSON.createObjectNode()
                .put("value", words)
                .put("isError", Boolean.parseBoolean(isError));
    }

    private void figures(ObjectNode body, Instant accepted, Instant end) {
        List<Duration> holds = call.received().holds();
        Duration held = holds.stream().reduce(Duration.ZERO, Duration::plus);
        Duration longest = holds.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        body.put("enqueueTime", call.received().first("task:parked").orElseThrow().toString())
                .put("acceptTime", accepted.toString())
                .put("numberOfHolds", holds.size())
                .put("queue", call.received().last("queueId").orElseThrow())
                .put(
                        "agentInteractionDuration",
                        (int) Duration.between(accepted, end).minus(held).toSeconds())
                .put("longestHoldDuration", (int) longest.toSeconds())
                .put("totalHoldDuration", (int) held.toSeconds());
        call.received().last("filePath").ifPresent(path -> body.put("recordingLocation", path));
    }
}
