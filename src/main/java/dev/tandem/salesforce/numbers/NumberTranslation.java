package dev.tandem.salesforce.numbers;

import java.util.List;

/**
 * The result of translating a number.
 *
 * @param cleanedUp the number after clean-up, cut to what the field holds; its length is the one
 *     that rules are chosen by
 * @param number what to send: never longer than 40 characters, and empty only where the number that
 *     came in was
 * @param outcome what the rules did
 * @param cut whether the number lost its end, before or after the rules
 * @param steps what each rule did, in order; with {@link Outcome#TIMED_OUT} they end with the rule
 *     that was stopped
 */
public record NumberTranslation(
        String cleanedUp, String number, Outcome outcome, boolean cut, List<Step> steps) {

    public NumberTranslation {
        steps = List.copyOf(steps);
    }

    /** What the rules did to the number. */
    public enum Outcome {
        /** They changed it. */
        TRANSLATED,
        /** No rule matched, or the rules deleted everything: the number as cleaned up. */
        UNCHANGED,
        /** They could not be applied in time: it is as clean-up made it. */
        TIMED_OUT
    }

    /**
     * One rule's part.
     *
     * @param after the number after it
     */
    public record Step(TranslationRule rule, Effect effect, String after) {}

    /** What a rule did. */
    public enum Effect {
        /** It is for numbers of another length. */
        OTHER_LENGTH,
        /** It does not match, or puts in what it takes out. */
        NOTHING,
        /** It changed the number. */
        CHANGED,
        /** It took too long, or grew without end, and was stopped. */
        STOPPED
    }
}
