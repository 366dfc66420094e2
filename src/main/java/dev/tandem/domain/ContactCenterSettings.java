package dev.tandem.domain;

import dev.tandem.domain.SalesforceCommand.DisconnectReason;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of a contact centre that decisions depend on. They are recorded with the start of an
 * interaction and hold until its end, so that a later replay decides as the call was decided.
 *
 * @param name the configured name
 * @param org name of the Salesforce org that its calls belong to
 * @param omniFlow whether the Omni-Channel flow is run
 * @param afterEnd what is done when a call has ended
 * @param deadlines until when each command is worth trying
 * @param disconnectReasons what Salesforce shows instead for these types of abandoned calls
 */
public record ContactCenterSettings(
        String name,
        String org,
        boolean omniFlow,
        AfterEnd afterEnd,
        CommandDeadlines deadlines,
        Map<AbandonmentType, DisconnectReason> disconnectReasons) {

    /** What Salesforce shows for a call that ended in self-service, unless configured otherwise. */
    public static final DisconnectReason SELF_SERVICE =
            new DisconnectReason("Ended in self-service", false);

    public ContactCenterSettings {
        disconnectReasons = Map.copyOf(disconnectReasons);
    }

    /** What Salesforce shows for an abandoned call of that type. */
    public DisconnectReason disconnectReason(AbandonmentType type) {
        return disconnectReasons.getOrDefault(
                type,
                new DisconnectReason(afterEnd.disconnectReason(), afterEnd.disconnectIsError()));
    }

    /**
     * What is done when a call has ended.
     *
     * @param missedCalls about an abandoned call that has no VoiceCall
     * @param answeredCalls about an answered call
     * @param disconnectReason what Salesforce shows for an abandoned call
     * @param disconnectIsError whether Salesforce shows it as an error
     */
    public record AfterEnd(
            GraceTimes grace,
            MissedCalls missedCalls,
            AnsweredCalls answeredCalls,
            String disconnectReason,
            boolean disconnectIsError) {}

    /**
     * How long after an end a late answer may still come, in received time.
     *
     * @param ordinary for most calls
     * @param whenRinging for a call last seen ringing at an agent
     */
    public record GraceTimes(Duration ordinary, Duration whenRinging) {}

    /**
     * Which kind of unanswered call it was when it ended. Names are written to topics: never
     * renamed.
     */
    public enum AbandonmentType {
        /** The caller left before any queue. */
        BEFORE_QUEUE,
        /** The caller left while waiting in a queue. */
        IN_QUEUE,
        /** The caller left while the call rang at an agent. */
        WHILE_RINGING,
        /** The system ended the call before any queue. */
        SELF_SERVICE
    }

    /** What is done about an abandoned call for which no VoiceCall could be created. */
    public enum MissedCalls {
        /** updateVoiceCall creates the record, with the vendorCallKey in place of its id. */
        UPDATE_ONLY,
        /** A late createVoiceCall, then updateVoiceCall. */
        CREATE_AND_UPDATE,
        /** Nothing. */
        NONE
    }

    /** What is done about an answered call after its end. */
    public enum AnsweredCalls {
        /** The agent's desktop owns the record. */
        LEAVE,
        /** One update with the call's statistics. */
        UPDATE
    }

    /**
     * How long each command is worth trying.
     *
     * @param create from the received time of the start, and only until the end of the call
     * @param omniFlow from the received time of the start, and only while no agent has answered
     * @param clear from the received time of the end
     * @param update from the received time of the end
     */
    public record CommandDeadlines(
            Duration create, Duration omniFlow, Duration clear, Duration update) {
        /** 5 minutes, 20 seconds, 10 minutes, 24 hours. */
        public static final CommandDeadlines DEFAULT =
                new CommandDeadlines(
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(10),
                        Duration.ofHours(24));

        /** How long a command of that kind is worth trying. */
        public Duration of(CommandKind kind) {
            return switch (kind) {
                case CREATE_VOICE_CALL -> create;
                case EXECUTE_OMNI_FLOW -> omniFlow;
                case CLEAR_ROUTING -> clear;
                case UPDATE_VOICE_CALL -> update;
            };
        }
    }
}
