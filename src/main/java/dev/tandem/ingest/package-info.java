/**
 * HTTP in, Kafka out. A door verifies what comes, records it byte for byte on {@code webex-events},
 * and answers success only after the broker has acknowledged the record: from then on the event is
 * as durable as the topic, and nothing else has to be remembered here.
 *
 * <p>The doors share one plain Kafka producer rather than a SmallRye emitter. Speed did not decide
 * it: in one short round on a crowded two-core machine, hardly warmed up, an endpoint that only
 * forwards took 79 µs of processor time a request with the producer and 84 µs with an emitter,
 * which came last and so was the warmest (the webhook, verified and parsed, took 103 µs). What
 * decided is what happens while Kafka is away: a send that never blocks, a bound on what waits in
 * number and in bytes, and an answer within the configured time, all in our own hands.
 */
@NullMarked
package dev.tandem.ingest;

import org.jspecify.annotations.NullMarked;
