package dev.tandem.wire;

import java.time.Instant;

/**
 * A record of the wake-ups topic, keyed by the interaction's id: its wake-up is due.
 *
 * @param due when the interaction asked to be woken
 */
public record WakeUp(Instant due) {}
