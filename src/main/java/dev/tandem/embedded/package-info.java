/**
 * Kafka, Salesforce and Webex in this process, so that Tandem runs and is tested without any
 * installation: a real Kafka broker, an org that follows Salesforce's contract, and callers who
 * replay recorded calls as signed webhooks.
 *
 * <p>The broker is Kafka's own server in KRaft mode. Tandem relies on exactly-once, fencing and
 * recovery after a crash, which an imitation would reproduce only in part. Containers were rejected
 * because the service itself starts this broker when no cluster is configured.
 */
@NullMarked
package dev.tandem.embedded;

import org.jspecify.annotations.NullMarked;
