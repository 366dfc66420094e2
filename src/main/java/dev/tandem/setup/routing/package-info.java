/**
 * The map by which Salesforce turns the queue that an Omni-Channel flow chooses into a queue of
 * Webex (CallCenterRoutingMap). Queues are paired by their names; what cannot be paired without a
 * doubt is said and left out, because a call in a wrong queue is worse than one in the default
 * queue.
 *
 * <p>The map is written twice: as metadata, which the sf command deploys, and as a table of the
 * object CallCenterRoutingMap, which data loaders take. The two name their fields differently. No
 * live org has taken either yet.
 */
@NullMarked
package dev.tandem.setup.routing;

import org.jspecify.annotations.NullMarked;
