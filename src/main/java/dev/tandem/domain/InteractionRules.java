package dev.tandem.domain;

import java.time.Duration;

/**
 * The settings that hold for every interaction, whatever its contact centre.
 *
 * @param retention how long a closed interaction is kept to detect duplicates; events of an earlier
 *     time are ignored
 * @param orphanWait how long an end without a start waits for it
 * @param lostAfter how long an open interaction may go without any notice before it counts as lost
 * @param startWait how long an interaction without a start waits for it, once a notice came that
 *     says enough to begin without one
 * @param lostEnd how long the end may follow the departure of the customer before the departure
 *     itself counts as the end
 * @param startDoor whose start of a call is taken in first
 */
public record InteractionRules(
        Duration retention,
        Duration orphanWait,
        Duration lostAfter,
        Duration startWait,
        Duration lostEnd,
        StartDoor startDoor) {
    /** 24 hours, 60 seconds, 24 hours, 3 seconds, 60 seconds, any. */
    public static final InteractionRules DEFAULT =
            new InteractionRules(
                    Duration.ofHours(24),
                    Duration.ofSeconds(60),
                    Duration.ofHours(24),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(60),
                    StartDoor.ANY);

    /** Whose start of a call is taken in, where both doors receive one. */
    public enum StartDoor {
        /** The first that comes. */
        ANY,
        /** The flow's, which carries attributes: a webhook's waits two seconds for it. */
        FLOW
    }
}
