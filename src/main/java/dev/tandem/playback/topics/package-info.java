/** Sends events again past the doors, into the topic. */
@NullMarked
package dev.tandem.playback.topics;

import org.jspecify.annotations.NullMarked;
