/**
 * Reads the sections of the configuration, and records every fault with its key and the rule that
 * it breaks.
 */
@NullMarked
package dev.tandem.app.configuration.sections;

import org.jspecify.annotations.NullMarked;
