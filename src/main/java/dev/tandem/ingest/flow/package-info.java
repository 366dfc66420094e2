/**
 * The Flow Designer door: a flow reports its call over HTTP and receives the routing decision in
 * the answer, while the caller waits.
 *
 * <p>The request is recorded like a webhook and takes the same way through the state machine; this
 * package knows no rule. It waits by reading the journal, whose every record carries the whole
 * answer of its interaction. So it does not matter which instance owns the call, a repeated request
 * is answered by the record of its duplicate, and a webhook that reported the same call earlier
 * changes nothing. The journal is read uncommitted: the decision of an aborted transaction is made
 * again with the same result and the same Salesforce calls.
 *
 * <p>Rejected: polling the store (a request to another instance each few milliseconds while a
 * caller waits), and handing the answer over in memory (possible on the owner of the call alone).
 *
 * <p>A waiting flow takes no thread: one entry in a map and one timer. No answer takes longer than
 * the flow has asked for: when the wait ends, it contains what is known.
 */
@NullMarked
package dev.tandem.ingest.flow;

import org.jspecify.annotations.NullMarked;
