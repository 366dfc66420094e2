/**
 * What is told about one call on its way: the fields of log lines, and the spans of its trace. The
 * rooms that carry calls use it; {@code dev.tandem.ops.traces} implements the traces.
 */
@NullMarked
package dev.tandem.telemetry;

import org.jspecify.annotations.NullMarked;
