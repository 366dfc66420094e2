/**
 * The Flow Designer door: a flow tells of its call over HTTP and is told the routing decision in
 * the answer, while the caller waits.
 *
 * <p>The request is recorded like a webhook, and its way through the state machine is the same;
 * this room knows no rule. It waits by following the journal, whose every record carries the whole
 * answer of its interaction: so it does not matter which instance owns the call, a flow's second
 * request is answered by the record of the duplicate that it is, and the webhook that told of the
 * same call first changes nothing. The journal is read uncommitted: what a transaction that is
 * aborted had told is decided again the same, with the same Salesforce calls behind it.
 *
 * <p>The alternatives that were written off: to ask the store until it knows (a request to another
 * instance each few milliseconds while a caller waits), and to hand the answer over in memory
 * (which only the owner of the call could).
 *
 * <p>A waiting flow takes no thread: one place in a map and one timer. Nothing is slower than the
 * flow asked for: when the time is over it is told what is known.
 */
@NullMarked
package dev.tandem.ingest.flow;

import org.jspecify.annotations.NullMarked;
