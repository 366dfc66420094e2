package dev.tandem.ingest.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.Timestamps;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a waiting flow. Its JSONPath expressions read it, so each field is always there.
 *
 * @param errors always null: the status says that Salesforce cannot answer
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"data", "errors", "success"})
record FlowAnswer(Data data, @Nullable Object errors, boolean success) {

    /**
     * What is known about the call.
     *
     * @param callStartTime ISO 8601, UTC
     * @param voiceCallReference {@code <voiceCallId>;<vendorCallKey>}
     * @param status "routed", "created", "pending" or "unavailable"
     * @param route "agent", "queue" or "default": where the flow routes its caller, in one word, so
     *     that it needs one comparison
     * @param screenPopUrl what the agent's desktop opens for the call; absolute
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Data(
            String interactionId,
            String vendorCallKey,
            @Nullable String voiceCallId,
            @Nullable String callStartTime,
            @Nullable String queue,
            @Nullable String agent,
            @Nullable String voiceCallReference,
            String status,
            String route,
            @Nullable String screenPopUrl) {

        private Data withoutNulls() {
            return new Data(
                    interactionId,
                    vendorCallKey,
                    emptyForNull(voiceCallId),
                    emptyForNull(callStartTime),
                    emptyForNull(queue),
                    emptyForNull(agent),
                    emptyForNull(voiceCallReference),
                    status,
                    route,
                    emptyForNull(screenPopUrl));
        }

        private static String emptyForNull(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /** The same with empty texts for unknown values. */
    FlowAnswer withoutNulls() {
        return new FlowAnswer(data.withoutNulls(), errors, success);
    }

    static FlowAnswer of(RoutingAnswer answer) {
        String id = answer.voiceCallId();
        Instant start = answer.callStartTime();
        return new FlowAnswer(
                new Data(
                        answer.interactionId(),
                        answer.vendorCallKey(),
                        id,
                        start == null ? null : Timestamps.of(start),
                        answer.queue(),
                        answer.agent(),
                        id == null ? null : id + ";" + answer.vendorCallKey(),
                        answer.status().name().toLowerCase(Locale.ROOT),
                        route(answer),
                        answer.screenPopUrl()),
                null,
                true);
    }

    private static String route(RoutingAnswer answer) {
        return answer.agent() != null ? "agent" : answer.queue() != null ? "queue" : "default";
    }
}
