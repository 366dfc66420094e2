/**
 * HTTP in, Kafka out. A door verifies what comes, records it byte for byte on {@code webex-events},
 * and answers success only after the broker has acknowledged the record: from then on the event is
 * as durable as the topic, and nothing else has to be remembered here.
 *
 * <p>The doors share one outgoing channel ({@link dev.tandem.channels}). It sends a {@code
 * ProducerRecord} on a thread of its own, acknowledges each message when Kafka has acknowledged the
 * record, and refuses a message while its bound of records is in flight. Four things stay ours,
 * because the channel has none of them: a bound in bytes, an answer within the configured time, a
 * partition that follows the state and not the topic, and a probe that knows whether Kafka is
 * reached while nothing is sent. The probe's administrator is the one plain client here: a channel
 * can only send.
 *
 * <p>Against the plain producer that was here before, in alternating runs on a two-core machine
 * that was busy with other builds, hardly warmed up: 59 to 123 µs of processor time an event
 * (plain: 66 to 106), 7,300 to 17,000 events/s (plain: 7,000 to 13,400); with new chats, 75 to 104
 * µs (plain: 80 to 102). No difference shows within that noise. A message takes no metadata: with a
 * Vert.x context in it, the channel would hand the message, and each request for the next, to an
 * event loop.
 */
@NullMarked
package dev.tandem.ingest;

import org.jspecify.annotations.NullMarked;
