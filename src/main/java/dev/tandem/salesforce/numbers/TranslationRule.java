package dev.tandem.salesforce.numbers;

/**
 * One rule.
 *
 * @param name the name that its author chose, for messages only
 * @param shortest the least length of a cleaned-up number that it is for
 * @param longest the greatest such length
 * @param pattern a JavaScript regular expression, applied to all matches
 * @param selector what a match is replaced with, as {@code String.replace} of JavaScript reads it;
 *     empty deletes it
 */
public record TranslationRule(
        String name, int shortest, int longest, String pattern, String selector) {

    public TranslationRule {
        if (shortest < 0 || shortest > longest) {
            throw new IllegalArgumentException(
                    "Expected an interval of lengths, but got " + shortest + " to " + longest);
        }
    }

    /** Whether it is for numbers of this length. */
    public boolean isFor(int length) {
        return shortest <= length && length <= longest;
    }
}
