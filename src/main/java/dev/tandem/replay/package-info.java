/**
 * Recordings through today's decisions, in simulated time. Nothing here can reach Salesforce or
 * Kafka, which an architecture test holds: a replay never repeats what it replays.
 *
 * <p>Where a recording has the journal, each of its inputs is decided again from the state that the
 * inputs before it led to, and the decision is compared with the recorded one. A call is followed
 * like this up to its first divergence. From there on, and in a recording without a journal, the
 * call is simulated: its notices come from the recording, its wake-ups are due when the state says,
 * and Salesforce's results are the recorded ones where they belong to the same attempt, else those
 * of a chosen behaviour.
 *
 * <p>Comparing the journal's own inputs was preferred to running all events again with simulated
 * wake-ups: a wake-up that was sent late by a busy machine would look like a changed rule.
 */
@NullMarked
package dev.tandem.replay;

import org.jspecify.annotations.NullMarked;
