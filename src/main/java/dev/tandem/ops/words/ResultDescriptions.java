package dev.tandem.ops.words;

import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import dev.tandem.domain.phone.PhoneNumberMask;
import java.time.Duration;
import java.util.List;

/** A result of Salesforce, with the org's own error messages. */
final class ResultDescriptions {
    private ResultDescriptions() {}

    static String of(SalesforceResult result) {
        return switch (result) {
            case VoiceCallCreated(var id, var warnings) ->
                    "done: VoiceCall "
                            + id
                            + (warnings.isEmpty() ? "" : ", with errors: " + joined(warnings));
            case OmniFlowExecuted(var queue, var agent) ->
                    "done: queue %s, agent %s"
                            .formatted(
                                    queue == null ? "none" : queue, agent == null ? "none" : agent);
            case RoutingCleared _ -> "done: routing cleared";
            case VoiceCallUpdated _ -> "done: record updated";
            case CommandRefused(var errors) -> "refused: " + joined(errors);
            case CommandUnavailable(var reason, var mayHaveExecuted, var retryAfter, var _) ->
                    "no answer that counts: "
                            + PhoneNumberMask.in(reason)
                            + (mayHaveExecuted
                                    ? "; it may have had its effect"
                                    : "; it surely had no effect")
                            + (retryAfter == null ? "" : "; again in " + seconds(retryAfter));
        };
    }

    /** Masks numbers: records that an older release wrote may hold whole ones. */
    static String joined(List<String> errors) {
        return PhoneNumberMask.in(String.join("; ", errors));
    }

    private static String seconds(Duration duration) {
        return Math.ceilDiv(duration.toMillis(), 1000) + " s";
    }
}
