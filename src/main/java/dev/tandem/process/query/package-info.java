/**
 * Reads interactions from outside the stream threads: one interaction with its timeline, and the
 * latest interactions of this instance. It may read the stores and the journal; it writes nothing.
 */
@NullMarked
package dev.tandem.process.query;

import org.jspecify.annotations.NullMarked;
