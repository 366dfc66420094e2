/**
 * What the dispatcher knows about the partitions that it owns: the assignment from its begin to its
 * end, the ledger of started and answered attempts, and which offset may be committed.
 */
@NullMarked
package dev.tandem.dispatch.partition;

import org.jspecify.annotations.NullMarked;
