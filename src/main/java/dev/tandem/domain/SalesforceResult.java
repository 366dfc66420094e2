package dev.tandem.domain;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of one attempt of a command. Expected failures are values, not exceptions. */
public sealed interface SalesforceResult {

    /**
     * The VoiceCall record exists.
     *
     * @param voiceCallId Salesforce's id of the record, of any prefix
     * @param warnings error messages that came with the id, as a create may succeed partly; usually
     *     empty
     */
    record VoiceCallCreated(String voiceCallId, List<String> warnings) implements SalesforceResult {
        public VoiceCallCreated {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The routing decision of the Omni-Channel flow; both may be null (the flow decided nothing).
     */
    record OmniFlowExecuted(@Nullable String queue, @Nullable String agent)
            implements SalesforceResult {}

    /** The pending service routing is gone. */
    record RoutingCleared() implements SalesforceResult {}

    /**
     * Salesforce accepted the update. It processes it asynchronously and does not report how that
     * ends.
     */
    record VoiceCallUpdated() implements SalesforceResult {}

    /**
     * Salesforce refused the command: the same request would get the same answer again.
     *
     * @param errors Salesforce's messages, without secrets; never empty
     */
    record CommandRefused(List<String> errors) implements SalesforceResult {
        public CommandRefused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * No answer that counts: time-out, 5xx, limit, reset, no free slot, configuration fault.
     *
     * @param reason what happened, for the operator, without secrets
     * @param mayHaveExecuted whether the request may have taken effect nevertheless
     * @param retryAfter how long to wait at least before the next attempt, or null for the usual
     *     back-off
     * @param held whether an operator holds the org's commands: the org is not at fault, so the
     *     attempts of a call that still waits for it do not become rarer
     */
    record CommandUnavailable(
            String reason, boolean mayHaveExecuted, @Nullable Duration retryAfter, boolean held)
            implements SalesforceResult {

        /** One that no operator holds. */
        public CommandUnavailable(
                String reason, boolean mayHaveExecuted, @Nullable Duration retryAfter) {
            this(reason, mayHaveExecuted, retryAfter, false);
        }

        /** One that was not sent because an operator holds the org's commands. */
        public static CommandUnavailable held(String reason, Duration retryAfter) {
            return new CommandUnavailable(reason, false, retryAfter, true);
        }
    }
}
