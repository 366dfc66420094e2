/**
 * The commands about recordings: {@code record} and {@code replay}, and what they print. A replay's
 * report is text for a terminal, JSON for programs, or one HTML page that draws each call with
 * another decision in three lanes over time.
 */
@NullMarked
package dev.tandem.app.recordings;

import org.jspecify.annotations.NullMarked;
