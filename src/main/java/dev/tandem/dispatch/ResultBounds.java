package dev.tandem.dispatch;

import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import java.util.List;

/**
 * Cuts what an org said to what a record can hold. An answer that Kafka refuses for its size could
 * never be acknowledged, and its partition would stand still for good.
 */
final class ResultBounds {
    private static final int MOST_WORDS = 50;
    private static final int LONGEST = 4_000;

    private ResultBounds() {}

    static SalesforceResult of(SalesforceResult result) {
        return switch (result) {
            case VoiceCallCreated(String id, List<String> warnings) ->
                    new VoiceCallCreated(cut(id), cut(warnings));
            case OmniFlowExecuted(var queue, var agent) ->
                    new OmniFlowExecuted(
                            queue == null ? null : cut(queue), agent == null ? null : cut(agent));
            case RoutingCleared cleared -> cleared;
            case VoiceCallUpdated updated -> updated;
            case CommandRefused(List<String> errors) -> new CommandRefused(cut(errors));
            case CommandUnavailable(String reason, boolean mayHaveExecuted, var retryAfter) ->
                    new CommandUnavailable(cut(reason), mayHaveExecuted, retryAfter);
        };
    }

    private static List<String> cut(List<String> words) {
        return words.stream().limit(MOST_WORDS).map(ResultBounds::cut).toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
