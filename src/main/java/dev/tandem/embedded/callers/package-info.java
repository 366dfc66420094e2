/**
 * Callers who do the same every time: recorded calls whose events are sent to a webhook address as
 * Webex sends them, signed and in real time.
 *
 * <p>Envelope and signature are made here and not by {@code webex}: a mistake that sender and
 * receiver shared would go unseen.
 */
@NullMarked
package dev.tandem.embedded.callers;

import org.jspecify.annotations.NullMarked;
