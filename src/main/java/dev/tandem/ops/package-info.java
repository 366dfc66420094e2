/**
 * What operators see: meters, health and the timeline of a call. The other rooms tell what happens
 * in metrics interfaces of their own; {@link dev.tandem.ops.metrics.MeterName} is the one list of
 * what becomes of it, and Micrometer is known nowhere else.
 *
 * <p>What is said about callers is served to this machine alone until there are console keys, then
 * to whoever has one. What only another instance can tell is asked of it: see {@link
 * dev.tandem.peers}.
 */
@NullMarked
package dev.tandem.ops;

import org.jspecify.annotations.NullMarked;
