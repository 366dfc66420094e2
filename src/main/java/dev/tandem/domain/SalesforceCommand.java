package dev.tandem.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the state machine wants done in Salesforce, in the words of the domain; its JSON is made in
 * {@code salesforce}.
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
     * Close the record of an abandoned call.
     *
     * @param voiceCallId the record's id, or the vendorCallKey where no record is known to exist
     * @param contact the contact, for its start time (the one sent with create)
     * @param endTime event time of the end, never before the start time
     * @param disconnectReason how Salesforce shall show it
     * @param fromNumber the caller's number where the update itself has to make the record, else
     *     null
     */
    record UpdateVoiceCall(
            String voiceCallId,
            Contact contact,
            Instant endTime,
            DisconnectReason disconnectReason,
            @Nullable String fromNumber)
            implements SalesforceCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.UPDATE_VOICE_CALL;
        }
    }

    /**
     * Why the call ended, as the record shows it.
     *
     * @param value the words Salesforce shows, e.g. "Abandoned in queue" or "CALLBACK"
     * @param isError whether Salesforce shows it as an error
     */
    record DisconnectReason(String value, boolean isError) {}
}
