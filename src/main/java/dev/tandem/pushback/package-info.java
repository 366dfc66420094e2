/**
 * Writes into a live contact what Salesforce answered about it, so that the agent's desktop finds
 * the record although no flow asked for it. Only for calls that webhooks alone reported: a flow
 * that asks receives the same in its answer.
 *
 * <p>It follows the journal in a consumer group of its own, so that each interaction has one owner
 * among the instances, and nothing else waits for it: Webex may be slow or away, and calls are
 * created, routed and closed all the same. Without {@code tandem.webex.push-back.enabled} nothing
 * of this exists: no thread, no consumer, no request.
 *
 * <p>A committed offset carries the offsets of those interactions that are not finished, so that
 * the next owner of a partition continues with exactly those. What a crash can repeat are the
 * writes of the second before it: Webex receives the same values once more.
 */
@NullMarked
package dev.tandem.pushback;

import org.jspecify.annotations.NullMarked;
