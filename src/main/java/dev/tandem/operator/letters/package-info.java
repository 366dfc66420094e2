/**
 * Dead letters for operators: which there are, one of them whole, and putting them back.
 *
 * <p>Every instance follows the whole topic and keeps an index of the latest letters ({@link
 * dev.tandem.operator.letters.DeadLetterIndex}); a letter itself is read from its place when it is
 * asked for. What became of each is in the log of operators' actions. {@link
 * dev.tandem.operator.letters.PutBack} says which record a letter is put back as, {@link
 * dev.tandem.operator.letters.LetterActions} does it for one, and {@link
 * dev.tandem.operator.letters.RedriveRuns} for many.
 */
@NullMarked
package dev.tandem.operator.letters;

import org.jspecify.annotations.NullMarked;
