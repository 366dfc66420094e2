/**
 * HTTP in, Kafka out. A door verifies what comes, records it byte for byte on {@code webex-events},
 * and answers success only after the broker has acknowledged the record: from then on the event is
 * as durable as the topic, and nothing else has to be remembered here.
 *
 * <p>The doors share one plain Kafka producer, whereas the routing journal and the dispatcher's
 * results use channels ({@link dev.tandem.channels}). An outgoing channel was tried here and passed
 * every test of the doors. It was allowed to cost 10 % of an event's processor time and took more:
 * with both programs under load at the same moment on a two-core machine, 6 to 37 % in each of 16
 * pairs of rounds, 21 % at the median. In alternating runs on a quiet machine an event that is
 * passed over took 40 to 50 µs (plain: 35 to 43); the acknowledgement's p99 was the same, and for
 * new chats the runs differed more than the two producers. The connector hands every record to a
 * thread of its own before the producer sees it, and no attribute turns that off.
 */
@NullMarked
package dev.tandem.ingest;

import org.jspecify.annotations.NullMarked;
