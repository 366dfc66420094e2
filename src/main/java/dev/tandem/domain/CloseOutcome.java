package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import org.jspecify.annotations.Nullable;

/** How an interaction ended. Names are metric tags: never renamed once released. */
public enum CloseOutcome {
    /** An agent had answered. */
    ANSWERED,
    /** The caller left before any queue. */
    ABANDONED_BEFORE_QUEUE,
    /** The caller left while waiting in a queue. */
    ABANDONED_IN_QUEUE,
    /** The caller left while the call rang at an agent. */
    ABANDONED_WHILE_RINGING,
    /** The system ended the call before any queue: the caller was served without an agent. */
    ENDED_IN_SELF_SERVICE,
    /** An end whose start never came. */
    ORPHANED,
    /** No end ever came. */
    LOST,
    /** The contact is no phone call. */
    NOT_VOICE,
    /** The contact is a call that the contact centre made. */
    NOT_INBOUND;

    /** How a call that no agent answered ended. */
    public static CloseOutcome of(AbandonmentType type) {
        return switch (type) {
            case BEFORE_QUEUE -> ABANDONED_BEFORE_QUEUE;
            case IN_QUEUE -> ABANDONED_IN_QUEUE;
            case WHILE_RINGING -> ABANDONED_WHILE_RINGING;
            case SELF_SERVICE -> ENDED_IN_SELF_SERVICE;
        };
    }

    /** When the caller left; null where the caller did not abandon the call. */
    public @Nullable AbandonmentType abandonment() {
        return switch (this) {
            case ABANDONED_BEFORE_QUEUE -> AbandonmentType.BEFORE_QUEUE;
            case ABANDONED_IN_QUEUE -> AbandonmentType.IN_QUEUE;
            case ABANDONED_WHILE_RINGING -> AbandonmentType.WHILE_RINGING;
            case ANSWERED, ENDED_IN_SELF_SERVICE, ORPHANED, LOST, NOT_VOICE, NOT_INBOUND -> null;
        };
    }
}
