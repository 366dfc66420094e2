/**
 * The state machines at work on Kafka Streams: one processor that reads what arrived, the time and
 * Salesforce's answers, decides, and writes state, journal, commands, wake-ups and dead letters in
 * one transaction.
 *
 * <p>Chosen, and why:
 *
 * <ul>
 *   <li>The Processor API, not the DSL: one input leads to several records of different kinds and
 *       to a wake-up, which the DSL can only say in three steps with topics between them.
 *   <li>Bytes in, parsed inside the processor: a serde that fails stops the stream, a processor
 *       that fails to read writes a dead letter.
 *   <li>One state store with typed key prefixes, not one store per kind: every store is one RocksDB
 *       per partition, and twelve open faster and need less memory than thirty-six.
 *   <li>Wake-ups are found by a key that begins with the due time, and become records: a
 *       punctuation that decided by itself would overtake notices that already wait.
 *   <li>A timeline is read out of the journal, not kept in the store: after an unclean stop Kafka
 *       Streams restores the whole store from its changelog, and timelines would be nine tenths of
 *       it. The state keeps offsets instead of times, because after a downtime an entry is written
 *       long after its input came, and because two machines' clocks differ.
 *   <li>Which interactions came into which phase last is remembered in memory, per partition, and
 *       compared with the store at each question. An index in the store would be a dozen writes a
 *       call more. What was before this instance took a partition over is read from the journal's
 *       end, at the first question.
 *   <li>Kafka Streams without its Quarkus extension: when it starts and what its state means for
 *       health is decided in {@link dev.tandem.process.InteractionStreams}.
 * </ul>
 */
@NullMarked
package dev.tandem.process;

import org.jspecify.annotations.NullMarked;
