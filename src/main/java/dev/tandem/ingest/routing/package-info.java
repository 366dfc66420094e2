/**
 * Who waits for the routing decision of which interaction, and the incoming channel of the journal
 * that brings it. Each instance reads every partition from its end, commits nothing and joins no
 * consumer group, so an instance that starts or stops disturbs no other.
 */
@NullMarked
package dev.tandem.ingest.routing;

import org.jspecify.annotations.NullMarked;
