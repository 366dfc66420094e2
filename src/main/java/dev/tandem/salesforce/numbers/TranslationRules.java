package dev.tandem.salesforce.numbers;

import java.util.List;

/**
 * The rules of one contact centre, in the order in which they apply. None at all is allowed: then
 * numbers are cleaned up and no more.
 */
public record TranslationRules(List<TranslationRule> rules) {

    public TranslationRules {
        rules = List.copyOf(rules);
    }

    /** Those that are for numbers of this length. */
    List<TranslationRule> forLength(int length) {
        return rules.stream().filter(rule -> rule.isFor(length)).toList();
    }
}
