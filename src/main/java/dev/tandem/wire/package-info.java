/**
 * What crosses a process border: topic names, record headers, and one codec for each kind of
 * record. The codecs work on bytes and do not use Kafka's clients.
 */
@NullMarked
package dev.tandem.wire;

import org.jspecify.annotations.NullMarked;
