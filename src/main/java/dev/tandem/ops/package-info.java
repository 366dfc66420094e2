/**
 * What operators see: meters, health and the timeline of a call. The other rooms tell what happens
 * in metrics interfaces of their own; {@link dev.tandem.ops.MeterName} is the one list of what
 * becomes of it, and Micrometer is known nowhere else.
 */
@NullMarked
package dev.tandem.ops;

import org.jspecify.annotations.NullMarked;
