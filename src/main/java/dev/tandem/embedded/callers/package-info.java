/**
 * Callers who do the same every time: recorded calls whose events are sent to a webhook address as
 * Webex sends them, signed and in real time.
 *
 * <p>Envelopes are made here and signatures by {@code playback}, not by {@code webex}: a mistake
 * that sender and receiver shared would go unseen.
 */
@NullMarked
package dev.tandem.embedded.callers;

import org.jspecify.annotations.NullMarked;
