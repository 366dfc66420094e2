/**
 * Instants as text, without the general formatter: it would be most of the time to read or write a
 * record, and of the time to tell whether a notice was there before.
 */
@NullMarked
package dev.tandem.domain.time;

import org.jspecify.annotations.NullMarked;
