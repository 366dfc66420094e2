/**
 * Every meter of the program. The other packages report in metrics interfaces of their own words;
 * Micrometer is known here alone.
 */
@NullMarked
package dev.tandem.ops.metrics;

import org.jspecify.annotations.NullMarked;
