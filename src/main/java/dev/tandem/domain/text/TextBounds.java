package dev.tandem.domain.text;

import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of another system's texts is kept. A record that Kafka refuses for its size could never
 * be written, and its partition would stop; so every text that comes from outside is cut to one of
 * these bounds before it is recorded.
 *
 * @param longest the longest text, in characters
 * @param most the longest list of texts
 * @param ellipsis what is appended to a text that was cut
 */
public record TextBounds(int longest, int most, String ellipsis) {

    /** What a state, a command or a journal record repeats. */
    public static final TextBounds STATE = new TextBounds(512, 8, "");

    /** What a result record carries, whichever executor produced the result. */
    public static final TextBounds RESULT = new TextBounds(4_000, 50, "…");

    /** What is kept of the error texts of an org's answer. */
    public static final TextBounds ORG_ERRORS = new TextBounds(500, 10, "…");

    /** The text, cut where it is too long, but not between the two halves of one character. */
    public String cut(String text) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splits ? longest - 1 : longest) + ellipsis;
    }

    public @Nullable String cutOrNull(@Nullable String text) {
        return text == null ? null : cut(text);
    }

    public List<String> cut(List<String> texts) {
        return texts.isEmpty() ? texts : texts.stream().limit(most).map(this::cut).toList();
    }

    public SalesforceResult cut(SalesforceResult result) {
        return switch (result) {
            case VoiceCallCreated(var id, var warnings) ->
                    new VoiceCallCreated(cut(id), cut(warnings));
            case OmniFlowExecuted(var queue, var agent) ->
                    new OmniFlowExecuted(cutOrNull(queue), cutOrNull(agent));
            case CommandRefused(var errors) -> new CommandRefused(cut(errors));
            case CommandUnavailable(var reason, var mayHaveExecuted, var retryAfter, var held) ->
                    new CommandUnavailable(cut(reason), mayHaveExecuted, retryAfter, held);
            case RoutingCleared _, VoiceCallUpdated _ -> result;
        };
    }
}
