/**
 * The decider: a pure function from a state and an input to facts and commands. {@link
 * dev.tandem.domain.decision.InteractionDecider} is the entry; what comes next, and when, is a
 * function of the state alone, so a restart loses neither.
 */
@NullMarked
package dev.tandem.domain.decision;

import org.jspecify.annotations.NullMarked;
