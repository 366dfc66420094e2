package dev.tandem.salesforce.voice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request bodies of the voice wrapper, field for field in the order of Cisco's guide. Fields
 * that are null are left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface VoiceBody {

    /**
     * Body of createVoiceCall; {@code startTime} is UTC with Z, {@code callAttributes} is text that
     * holds a JSON object.
     */
    @JsonPropertyOrder({
        "callCenterDevName",
        "certDevName",
        "vendorCallKey",
        "to",
        "from",
        "initiationMethod",
        "startTime",
        "participants",
        "callAttributes",
        "parentVoiceCallId",
        "callOrigin",
        "queue"
    })
    record CreateVoiceCall(
            String callCenterDevName,
            String certDevName,
            String vendorCallKey,
            @Nullable String to,
            String from,
            String initiationMethod,
            String startTime,
            List<Participant> participants,
            @Nullable String callAttributes,
            @Nullable String parentVoiceCallId,
            @Nullable String callOrigin,
            @Nullable String queue)
            implements VoiceBody {}

    /** One end of the call. */
    @JsonPropertyOrder({"participantKey", "type"})
    record Participant(String participantKey, String type) {}

    /** Body of executeOmniFlow. */
    @JsonPropertyOrder({
        "callCenterDevName",
        "certDevName",
        "voiceCallId",
        "dialedNumber",
        "flowDevName",
        "fallbackQueue",
        "flowInputParameters"
    })
    record ExecuteOmniFlow(
            String callCenterDevName,
            String certDevName,
            String voiceCallId,
            @Nullable String dialedNumber,
            @Nullable String flowDevName,
            @Nullable String fallbackQueue,
            @Nullable Map<String, String> flowInputParameters)
            implements VoiceBody {}

    /** Body of clearRouting. */
    @JsonPropertyOrder({"callCenterDevName", "certDevName", "voiceCallId"})
    record ClearRouting(String callCenterDevName, String certDevName, String voiceCallId)
            implements VoiceBody {}

    /** Body of updateVoiceCall; both times are UTC with Z, and together make the duration. */
    @JsonPropertyOrder({
        "callCenterDevName",
        "certDevName",
        "voiceCallId",
        "startTime",
        "endTime",
        "fromNumber",
        "figures",
        "disconnectReason"
    })
    record UpdateVoiceCall(
            String callCenterDevName,
            String certDevName,
            String voiceCallId,
            String startTime,
            String endTime,
            @Nullable String fromNumber,
            @JsonUnwrapped @Nullable Figures figures,
            Reason disconnectReason)
            implements VoiceBody {}

    /** The fields of updateVoiceCall that describe an answered call; durations in seconds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "enqueueTime",
        "acceptTime",
        "numberOfHolds",
        "queue",
        "agentInteractionDuration",
        "longestHoldDuration",
        "totalHoldDuration",
        "recordingLocation"
    })
    record Figures(
            @Nullable String enqueueTime,
            @Nullable String acceptTime,
            int numberOfHolds,
            @Nullable String queue,
            @Nullable Long agentInteractionDuration,
            long longestHoldDuration,
            long totalHoldDuration,
            @Nullable String recordingLocation) {}

    /** The disconnect reason. */
    @JsonPropertyOrder({"value", "isError"})
    record Reason(String value, boolean isError) {}
}
