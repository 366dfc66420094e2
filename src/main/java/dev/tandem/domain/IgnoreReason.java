package dev.tandem.domain;

/**
 * Why an input changed nothing. Names are metric tags and journal words: never renamed once
 * released.
 */
public enum IgnoreReason {
    /** The same fact was taken in before. */
    DUPLICATE,
    /** The interaction is closed. */
    LATE,
    /** Its event time is further back than the retention. */
    TOO_OLD,
    /** The contact is not a phone call. */
    NOT_VOICE,
    /** The contact is an outbound call. */
    NOT_INBOUND,
    /** No configured contact centre matches. */
    NO_CONTACT_CENTRE,
    /** The system ended a callback attempt while the caller is still queued. */
    CALLBACK_STILL_QUEUED,
    /** Woken, and nothing was due. */
    NOTHING_DUE,
    /** It is about a command that this interaction neither waits for nor needs to know of. */
    UNKNOWN_COMMAND,
    /** An operator redrove a command of which none has failed. */
    NOTHING_TO_REDRIVE,
    /** An operator redrove a create or an Omni-Channel flow of a call that is over or answered. */
    NO_LONGER_WANTED
}
