package dev.tandem.wire;

import java.time.Instant;

/**
 * What travels on the wake-ups topic, keyed by the interaction's id: its time has come.
 *
 * @param due when the interaction asked to be woken
 */
public record WakeUp(Instant due) {}
