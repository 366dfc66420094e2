/** What Kafka's own clients say of themselves, limited to a fixed list of series. */
@NullMarked
package dev.tandem.ops.metrics.kafka;

import org.jspecify.annotations.NullMarked;
