/**
 * Finds calls of which Webex has lost webhooks, and writes what is missing to {@code webex-events},
 * as a third door. {@link dev.tandem.reconciliation.ReconciliationPass} is one question to Webex
 * and what follows from it, for the command and for the service; {@link
 * dev.tandem.reconciliation.WebexUpkeep} repeats it in the service, on one instance of all, and
 * watches the subscriptions there.
 *
 * <p>What was heard is read from the topic, in the stretch of the question. Rejected: to ask the
 * state stores, which know nothing while the instance that owns them is down, and the whole topic,
 * which grows with its retention. What is read too early or too late costs a notice that the state
 * machine ignores: its times are Webex's own, so it is a duplicate, or says once more what is so.
 *
 * <p>The instance that does it is the one that a consumer group gives partition 0, and how far it
 * has come is what it commits there: a restart or a new owner goes on at that place, and one that
 * has lost the partition cannot commit. Kafka itself stays in {@link
 * dev.tandem.reconciliation.topics}.
 */
@NullMarked
package dev.tandem.reconciliation;

import org.jspecify.annotations.NullMarked;
