/**
 * Sends events again: to the doors of an installation as Webex and flows send them, or to its
 * topic. The demo's callers, {@code replay --to} and {@code send} use it.
 *
 * <p>Signatures are made here and not by {@code webex}: a mistake that sender and receiver shared
 * would go unseen.
 */
@NullMarked
package dev.tandem.playback;

import org.jspecify.annotations.NullMarked;
