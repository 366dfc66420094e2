/**
 * The decider: a pure function from a state and an input to facts and commands.
 *
 * <p>Two files are the specification's rules in code. {@link
 * dev.tandem.domain.decision.InteractionDecider} has the table of what each input means in each
 * state; {@link dev.tandem.domain.decision.NextStepPolicy} says which step comes next and when it
 * is due, as a function of the state alone, so that a restart loses neither. The other files say
 * what a notice, a result or a redrive changes, and what a command contains.
 */
@NullMarked
package dev.tandem.domain.decision;

import org.jspecify.annotations.NullMarked;
