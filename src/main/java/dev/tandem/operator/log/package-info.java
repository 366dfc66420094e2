/**
 * The log of what operators did: {@link dev.tandem.operator.log.OperatorMemory} is the fold of it,
 * {@link dev.tandem.operator.log.ActionLog} writes it, and {@link
 * dev.tandem.operator.log.AuditReader} shows it.
 *
 * <p><b>An action happens once.</b> All instances write with one transactional id. Whoever writes
 * begins with {@code initTransactions}, which fences every other writer and ends what it left open;
 * reads the log to its end; decides; and commits the action together with the record that it puts
 * back. A writer that was fenced in between commits nothing: it begins again, and then finds what
 * the other one did. So a dead letter that two operators redrive on two instances, or that is
 * redriven while an instance is killed, is put back once.
 *
 * <p>Rejected: a compacted topic keyed by letter, whose last writer would win without knowing of
 * the other; and a lock in one instance, which others know nothing of.
 *
 * <p>A transaction that a killed instance leaves open holds readers of committed records up, on the
 * partitions that it wrote to, until the broker ends it or the next writer begins. So everything is
 * prepared before it begins, it lasts some milliseconds, and its time-out is ten seconds.
 */
@NullMarked
package dev.tandem.operator.log;

import org.jspecify.annotations.NullMarked;
