/**
 * Every meter of the program. The other packages report to metrics interfaces of their own; only
 * this package uses Micrometer.
 */
@NullMarked
package dev.tandem.ops.metrics;

import org.jspecify.annotations.NullMarked;
