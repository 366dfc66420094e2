/**
 * What operators see: meters, health and the timeline of a call. The other rooms report what
 * happens to metrics interfaces of their own; {@link dev.tandem.ops.metrics.MeterName} lists every
 * meter, and no other room uses Micrometer.
 *
 * <p>Data about callers is served to this machine only until console keys are configured, then to
 * the holders of a key. What another instance owns is requested from it: see {@link
 * dev.tandem.peers}.
 */
@NullMarked
package dev.tandem.ops;

import org.jspecify.annotations.NullMarked;
