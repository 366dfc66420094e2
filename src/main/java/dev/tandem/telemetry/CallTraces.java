package dev.tandem.telemetry;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.IssuedCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The traces of calls: one for each interaction, from the doors through the state machine to
 * Salesforce. No method blocks or throws.
 */
public interface CallTraces {
    /** Traces nothing and costs nothing. */
    CallTraces NONE = new CallTraces() {};

    /** A door has taken an event of an interaction. */
    default CallSpan received(EventSource door, String interactionId) {
        return CallSpan.NONE;
    }

    /**
     * The state machine takes an input in.
     *
     * @param traceparent the header of the input's record; null when it has none
     */
    default CallSpan decided(
            InteractionInput input, String interactionId, @Nullable String traceparent) {
        return CallSpan.NONE;
    }

    /**
     * A command is executed in Salesforce.
     *
     * @param traceparent the header of the command's record; null when it has none
     */
    default CallSpan executed(IssuedCommand command, @Nullable String traceparent) {
        return CallSpan.NONE;
    }

    /**
     * An interaction is closed, and with it its trace.
     *
     * @param outcome how, in a word
     */
    default void closed(
            String interactionId, Instant startedAt, Instant closedAt, String outcome) {}
}
