package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.AbandonmentType;

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
}
