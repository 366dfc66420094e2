/** Kafka behind the ports of {@link dev.tandem.reconciliation}: the events, and who reconciles. */
@NullMarked
package dev.tandem.reconciliation.topics;

import org.jspecify.annotations.NullMarked;
