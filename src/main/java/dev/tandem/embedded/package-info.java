/**
 * The outside world in one process, so that Tandem runs and is tested without installing anything:
 * a real Kafka broker, an org that speaks Salesforce's contract, and callers who replay recorded
 * calls as signed webhooks.
 *
 * <p>The broker is Kafka's own server in KRaft mode and no imitation: exactly-once, fencing and
 * recovery after a crash are what Tandem builds on, and an imitation would be right only where
 * somebody had thought of it. Containers were rejected because the service itself starts this
 * broker when it is given no cluster.
 */
@NullMarked
package dev.tandem.embedded;

import org.jspecify.annotations.NullMarked;
