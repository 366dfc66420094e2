/**
 * Reads one section of the configuration each, and notes every fault with its key and the rule that
 * it breaks.
 */
@NullMarked
package dev.tandem.app.configuration.sections;

import org.jspecify.annotations.NullMarked;
