package dev.tandem.replay;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import java.time.Duration;
import java.util.List;

/** What Salesforce does with a command that the recording has no result for. */
public enum SalesforceBehaviour {
    /** Every request succeeds within 120 ms; an Omni-Channel flow names a queue. */
    PERFECT(Duration.ofMillis(120)),
    /** The same after 4 s, just within the time-outs. */
    SLOW(Duration.ofSeconds(4)),
    /** Every request is refused. */
    REFUSING(Duration.ofMillis(120));

    private final Duration delay;

    SalesforceBehaviour(Duration delay) {
        this.delay = delay;
    }

    /** From the start of a request to its result. */
    Duration delay() {
        return delay;
    }

    SalesforceResult resultOf(IssuedCommand command) {
        if (this == REFUSING) {
            return new SalesforceResult.CommandRefused(List.of("refused by the replay"));
        }
        return switch (command.id().kind()) {
            case CREATE_VOICE_CALL ->
                    new SalesforceResult.VoiceCallCreated(
                            "0LQ-" + command.id().interactionId(), List.of());
            case EXECUTE_OMNI_FLOW -> new SalesforceResult.OmniFlowExecuted("replayed queue", null);
            case CLEAR_ROUTING -> new SalesforceResult.RoutingCleared();
            case UPDATE_VOICE_CALL -> new SalesforceResult.VoiceCallUpdated();
        };
    }
}
