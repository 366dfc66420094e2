/**
 * What operators do, and what they do it to: dead letters, orgs that are paused, and the record of
 * all of it. It serves no HTTP; {@code ops} does.
 *
 * <p>One topic with one partition, {@code operator-actions}, is the audit log, the memory of each
 * dead letter's life and the list of paused orgs ({@link dev.tandem.operator.log}). Every instance
 * reads it whole, so that each of them shows the same and the dispatcher of each holds the same
 * commands. No other database is needed, and nothing is lost with an instance.
 */
@NullMarked
package dev.tandem.operator;

import org.jspecify.annotations.NullMarked;
