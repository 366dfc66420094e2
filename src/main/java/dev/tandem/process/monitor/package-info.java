/**
 * What the state machines report about themselves: their status and their metrics. Every package of
 * {@link dev.tandem.process} may use it; it uses only what a status names.
 */
@NullMarked
package dev.tandem.process.monitor;

import org.jspecify.annotations.NullMarked;
