/**
 * The bounds of texts that other systems send. It is a package of its own because states, results
 * and answers of an org are bounded in the same way, and their packages do not know each other.
 */
@NullMarked
package dev.tandem.domain.text;

import org.jspecify.annotations.NullMarked;
