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
 * <p>The channel costs more than the plain producer that was here before: in 16 pairs of rounds,
 * both programs at the same time on a busy two-core machine, 6 to 37 % more processor time an
 * event, 21 % at the median; warm, 60 to 80 µs where the plain producer took 55 to 63. The
 * connector hands every record to a thread of its own, and no attribute turns that off. A message
 * takes no metadata: with a Vert.x context in it, the channel would hand the message, and each
 * request for the next, to an event loop.
 */
@NullMarked
package dev.tandem.ingest;

import org.jspecify.annotations.NullMarked;
