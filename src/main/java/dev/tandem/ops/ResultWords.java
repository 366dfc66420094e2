package dev.tandem.ops;

import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import java.time.Duration;

/** What Salesforce said, with its own error words. */
final class ResultWords {
    private ResultWords() {}

    static String of(SalesforceResult result) {
        return switch (result) {
            case VoiceCallCreated(var id, var warnings) ->
                    "done: VoiceCall "
                            + id
                            + (warnings.isEmpty()
                                    ? ""
                                    : ", with errors: " + String.join("; ", warnings));
            case OmniFlowExecuted(var queue, var agent) ->
                    "done: queue %s, agent %s"
                            .formatted(
                                    queue == null ? "none" : queue, agent == null ? "none" : agent);
            case RoutingCleared _ -> "done: routing cleared";
            case VoiceCallUpdated _ -> "done: record updated";
            case CommandRefused(var errors) -> "refused: " + String.join("; ", errors);
            case CommandUnavailable(var reason, var mayHaveExecuted, var retryAfter) ->
                    "no answer that counts: "
                            + reason
                            + (mayHaveExecuted
                                    ? "; it may have had its effect"
                                    : "; it surely had no effect")
                            + (retryAfter == null ? "" : "; again in " + seconds(retryAfter));
        };
    }

    private static String seconds(Duration duration) {
        return Math.ceilDiv(duration.toMillis(), 1000) + " s";
    }
}
