package dev.tandem.domain;

import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import java.time.Duration;
import java.util.List;

/** How the scripted Salesforce answers one request: after how long, and what; null: never. */
public record Reply(Duration after, SalesforceResult result) {

    static final Reply SILENCE = new Reply(Duration.ZERO, null);

    static Reply ok(CommandKind kind) {
        return new Reply(Duration.ofMillis(200), success(kind));
    }

    public static SalesforceResult success(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> new VoiceCallCreated("0LQ1", List.of());
            case EXECUTE_OMNI_FLOW -> new OmniFlowExecuted("queue-1", "agent-1");
            case CLEAR_ROUTING -> new RoutingCleared();
            case UPDATE_VOICE_CALL -> new VoiceCallUpdated();
        };
    }

    static Reply decidedNothing() {
        return new Reply(Duration.ofMillis(200), new OmniFlowExecuted(null, null));
    }

    static Reply refused() {
        return new Reply(Duration.ofMillis(200), new CommandRefused(List.of("400 BAD")));
    }

    static Reply timeOut() {
        return new Reply(Duration.ofSeconds(5), new CommandUnavailable("time-out", true, null));
    }

    static Reply down() {
        return new Reply(
                Duration.ofMillis(10), new CommandUnavailable("connection refused", false, null));
    }

    Reply slow(double seconds) {
        return new Reply(Duration.ofMillis((long) (seconds * 1000)), result);
    }
}
