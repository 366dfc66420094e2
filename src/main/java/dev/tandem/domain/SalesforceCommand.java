package dev.tandem.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the state machine wants done in Salesforce, in the terms of the domain. The package {@code
 * salesforce} makes its JSON.
 */
public sealed interface SalesforceCommand {

    CommandKind kind();

    /** Create the VoiceCall record of this contact. */
    record CreateVoiceCall(Contact contact) implements SalesforceCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.CREATE_VOICE_CALL;
        }
    }

    /** Run the Omni-Channel flow for a VoiceCall that exists. */
    record ExecuteOmniFlow(String voiceCallId, Contact contact) implements SalesforceCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.EXECUTE_OMNI_FLOW;
        }
    }

    /** Delete the pending service routing that an Omni-Channel flow may have left. */
    record ClearRouting(String voiceCallId) implements SalesforceCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.CLEAR_ROUTING;
        }
    }

    /**
     * Close the record of an abandoned call, or add the figures to that of an answered one.
     *
     * @param voiceCallId the record's id, or the vendorCallKey where no record is known to exist
     * @param contact the contact, for its start time (the one sent with create)
     * @param endTime event time of the end, never before the start time
     * @param disconnectReason what Salesforce shows
     * @param fromNumber the caller's number where it changed after the start, or where the update
     *     itself has to create the record; else null
     * @param figures how an answered call went; null for an abandoned one
     */
    record UpdateVoiceCall(
            String voiceCallId,
            Contact contact,
            Instant endTime,
            DisconnectReason disconnectReason,
            @Nullable String fromNumber,
            @Nullable CallFigures figures)
            implements SalesforceCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.UPDATE_VOICE_CALL;
        }
    }

    /**
     * How an answered call went. Instants are event times between the start and the end of the
     * call; null means not known.
     *
     * @param enqueueTime when the caller first waited in a queue, never after {@code acceptTime}
     * @param acceptTime when the first agent answered
     * @param agentInteraction from then to the end, holds left out
     * @param numberOfHolds 0 or more
     * @param longestHold zero where there was none
     * @param totalHold zero where there was none
     * @param queue the Webex queue that the call came through last
     * @param recordingLocation where Webex put the recording
     */
    record CallFigures(
            @Nullable Instant enqueueTime,
            @Nullable Instant acceptTime,
            @Nullable Duration agentInteraction,
            int numberOfHolds,
            Duration longestHold,
            Duration totalHold,
            @Nullable String queue,
            @Nullable String recordingLocation) {}

    /**
     * Why the call ended, as the record shows it.
     *
     * @param value what Salesforce shows, e.g. "Abandoned in queue" or "CALLBACK"
     * @param isError whether Salesforce shows it as an error
     */
    record DisconnectReason(String value, boolean isError) {}
}
