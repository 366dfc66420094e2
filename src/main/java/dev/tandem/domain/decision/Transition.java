package dev.tandem.domain.decision;

import dev.tandem.domain.state.Interaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an input leads to.
 *
 * @param decision whether the input is acted on, and with which facts
 * @param next the state after it: the decision's facts folded into the state before
 * @param wakeAt when the interaction must be woken next if nothing else happens, in received time;
 *     null when never
 */
public record Transition(Decision decision, Interaction next, @Nullable Instant wakeAt) {}
