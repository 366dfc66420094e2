/**
 * Facts, inputs, results and states as sentences or labels for an operator. Metrics, health and the
 * console share them, so that one thing has one name in all three.
 */
@NullMarked
package dev.tandem.ops.words;

import org.jspecify.annotations.NullMarked;
