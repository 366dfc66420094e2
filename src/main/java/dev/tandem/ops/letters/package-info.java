/**
 * The resources for dead letters: the list, one of them whole, and putting them back, one or many.
 * Phone numbers are masked in every answer.
 */
@NullMarked
package dev.tandem.ops.letters;

import org.jspecify.annotations.NullMarked;
