/**
 * Reads the JSON that Webex and its flows send: fields in any letter case, times in every known
 * spelling, and the ids of interactions.
 */
@NullMarked
package dev.tandem.webex.json;

import org.jspecify.annotations.NullMarked;
