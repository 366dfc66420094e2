/**
 * Sends the state machines' commands to Salesforce, each once as far as that can be known: reads
 * the commands topic, runs each command on a virtual thread within the slots of its Salesforce org,
 * and writes its result to the results topic.
 *
 * <p><b>Each request is on record.</b> Kafka acknowledges the start of a request, in a topic of its
 * own, before the request is sent, and the result before the command's offset may be committed. The
 * next owner of a partition reads its starts and results back first: answered commands are dropped,
 * a command that was started and has no result gets the result "in doubt" without a request, and
 * only the others are sent. The state machines do not read the starts, since each input costs them
 * a transaction's work: they are told, on the results topic, only of requests that last longer than
 * a second ({@link dev.tandem.dispatch.RunningRequests}). Commands are read uncommitted, so a
 * command of an aborted transaction may be read again with the same id and attempt; the {@link
 * dev.tandem.dispatch.partition.PartitionLedger} keeps it from being sent again.
 *
 * <p><b>A command of this process's own state machines takes the short way</b> ({@link
 * dev.tandem.dispatch.DirectDispatch}). Before it is written it gets a slot and keeps its partition
 * from being handed over; it is sent when the broker has acknowledged it, and its own record, by a
 * header, is the record of the start. So each request costs a fetch and an acknowledged record
 * less. The topic stays the memory: it is read a little later, for the offsets, and by the next
 * owner, to whom a command with that header and without a result is in doubt. The window is the one
 * that a start has: from the broker's having the record until the request is sent. A command that
 * finds no slot waits in the queue, and its start is recorded. Where state machines and dispatcher
 * of a partition are in two processes, or the dispatcher is not ready, commands are read.
 *
 * <p><b>Requests are sent only while the membership of the group is proven.</b> A process that was
 * frozen still polls without an error while others own its partitions, so each accepted commit, and
 * nothing else, renews a {@link dev.tandem.dispatch.partition.MembershipLease} that is shorter than
 * the session. Without it nothing is sent, and no result "not sent" is written either, because the
 * new owner may have sent the command. A freeze between that check and the request has the effect
 * of a crash there: the request is on record as started, and the next owner writes "in doubt".
 *
 * <p><b>A slow org delays no other.</b> Each org has its slots and a bounded queue. A command that
 * finds the queue full, or waits too long in it, gets the result "unavailable" without a request;
 * the state machine decides about a repetition. In the queue, a caller who waits goes before calls
 * that are over, and the newest caller first ({@link dev.tandem.dispatch.WaitingCommands}).
 * Partitions are paused before too many commands are held in memory. Where this process's state
 * machines write them all, so that urgent ones need not be read, they are also paused while an org
 * that takes commands has enough of them: updates are not read only to be refused.
 *
 * <p><b>After an outage callers come first.</b> While the state machines of this process decide
 * inputs that have waited for long, updates of calls that are over stay in the topic ({@link
 * dev.tandem.dispatch.partition.RestingPartitions}): each takes from the processor what brings the
 * next caller's input sooner.
 *
 * <p><b>An org that an operator has paused gets no request</b> ({@link
 * dev.tandem.dispatch.OrgHolds}). Its commands get the result "unavailable" at once, unsent, and
 * the state machine asks again; so a pause of hours takes no memory here, and delays no other org.
 * While it is not known which orgs are paused, all of them are held.
 *
 * <p><b>Results and dead letters are outgoing channels</b> of SmallRye Reactive Messaging ({@link
 * dev.tandem.dispatch.settings.DispatcherChannels}). The thread of a command waits for the
 * acknowledgement of each record, and the idempotent producer keeps the order of each partition, as
 * with a producer of our own.
 *
 * <p><b>The commands are read by a plain consumer.</b> An incoming channel was tried, with batches,
 * a rebalance listener, {@code pause-if-no-requests=false} and all pauses and commits on the
 * channel's polling thread:
 *
 * <ul>
 *   <li>In {@code FrozenInstanceIT} the connector (4.33.0) reported lost partitions as revoked
 *       ones, as its log showed: its wrapper of the rebalance listener does not pass {@code
 *       onPartitionsLost} on. (The test was red for that, and for a log text that it did not know
 *       yet; it was not repeated.) After its freeze the instance handed the partitions of another
 *       owner over and tried to commit their offsets, which the coordinator refused. That a
 *       partition is lost is what keeps an instance from writing "not sent" about a command of
 *       another owner.
 *   <li>{@code FencedDispatcherIT} passed with {@code retry=false}. Then any error of a poll ends
 *       the channel for good, where the dispatcher creates another consumer now. With {@code
 *       retry=true} the connector repeats a poll after every error, as its source says, so the
 *       dispatcher would not learn that it is fenced.
 *   <li>Between the poll and the handler, records wait in the connector's queue and for an event
 *       loop, where a pause does not reach them.
 * </ul>
 *
 * <p>Its latency was not the reason: an incoming channel on virtual threads (poll-timeout 50) took
 * p50 3.6 to 4.7 ms and p90 5.6 to 8.3 ms from record to handler at one command every 200 ms, a
 * plain consumer 3.2 to 4.4 and 5.5 to 8.1 ms; at 100 a second p50 3.1 against 2.4 ms (two cores
 * with the broker in another process, warm rounds, a scratch program).
 *
 * <p><b>Why not read committed records only:</b> the command would wait for the transaction's
 * commit; product measurements put that at p50 292 ms against 4 ms.
 */
@NullMarked
package dev.tandem.dispatch;

import org.jspecify.annotations.NullMarked;
