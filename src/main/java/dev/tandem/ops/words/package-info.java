/**
 * What the program knows, in words for an operator: facts, inputs, results and states as sentences
 * or labels. Metrics, health and the console use them, so that all three speak alike.
 */
@NullMarked
package dev.tandem.ops.words;

import org.jspecify.annotations.NullMarked;
