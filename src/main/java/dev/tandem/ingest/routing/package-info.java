/** Who waits for the routing decision of which interaction, and the journal that brings it. */
@NullMarked
package dev.tandem.ingest.routing;

import org.jspecify.annotations.NullMarked;
