/**
 * What crosses a process border: topic names, record headers, and one codec for each kind of
 * record. Kafka's clients are not known here, only bytes.
 */
@NullMarked
package dev.tandem.wire;

import org.jspecify.annotations.NullMarked;
