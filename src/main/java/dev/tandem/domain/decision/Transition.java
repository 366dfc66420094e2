package dev.tandem.domain.decision;

import dev.tandem.domain.state.Interaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an interaction.
 *
 * @param decision what the input led to
 * @param next the state after it: the decision's facts folded into the state before
 * @param wakeAt when the interaction must be woken next if nothing else happens, in received time;
 *     null when never
 */
public record Transition(Decision decision, Interaction next, @Nullable Instant wakeAt) {}
