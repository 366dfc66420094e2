/** The traces of calls by OpenTelemetry. */
@NullMarked
package dev.tandem.ops.traces;

import org.jspecify.annotations.NullMarked;
