/**
 * The interaction and what is decided about it: a pure function from a state and an input to facts
 * and commands. This room knows no clock, no random, no Kafka, no JSON and no configuration file;
 * time comes in as an input ({@link dev.tandem.domain.InteractionInput.Woken}), and when to be
 * woken next is a function of the state. Everything else in Tandem exists to feed this function and
 * to carry out what it says, so that a restart, a replay and a test all decide the same.
 */
@NullMarked
package dev.tandem.domain;

import org.jspecify.annotations.NullMarked;
