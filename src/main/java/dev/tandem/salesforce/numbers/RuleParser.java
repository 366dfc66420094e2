package dev.tandem.salesforce.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the text of a rule. The predicate ends at the first arrow and the selector begins after
 * the last, so an arrow may stand in a pattern that has a selector.
 */
final class RuleParser {
    private static final String ARROW = "->";

    /** Nine digits are more than any number has, and fit an int. */
    private static final Pattern INTERVAL =
            Pattern.compile("\\[\\s*([0-9]{1,9})\\s*,\\s*([0-9]{1,9})\\s*]");

    private RuleParser() {}

    static RulesReading readAll(Map<String, String> texts) {
        List<TranslationRule> rules = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            switch (read(text.getKey(), text.getValue())) {
                case Rule(TranslationRule rule) -> rules.add(rule);
                case Fault(String why) -> {
                    return new RulesReading.Refused("rule \"" + text.getKey() + "\": " + why);
                }
            }
        }
        return new RulesReading.Accepted(new TranslationRules(rules));
    }

    private static Parsed read(String name, String text) {
        int first = text.indexOf(ARROW);
        if (first < 0) {
            return new Fault(
                    "it has no -> after its predicate; write [min,max]->pattern or"
                            + " [min,max]->pattern->selector");
        }
        String predicate = trim(text.substring(0, first));
        Matcher interval = INTERVAL.matcher(predicate);
        if (!interval.matches()) {
            return new Fault(
                    "its predicate '%s' must be two lengths such as [7,11]".formatted(predicate));
        }
        int shortest = Integer.parseInt(interval.group(1));
        int longest = Integer.parseInt(interval.group(2));
        if (shortest > longest) {
            return new Fault(
                    "its predicate %s would never hold: the first length must not be the greater"
                            .formatted(predicate));
        }
        String rest = text.substring(first + ARROW.length());
        int last = rest.lastIndexOf(ARROW);
        String pattern = last < 0 ? rest : rest.substring(0, last);
        String selector = last < 0 ? "" : rest.substring(last + ARROW.length());
        return new Rule(
                new TranslationRule(name, shortest, longest, trim(pattern), trim(selector)));
    }

    /** Trims what JavaScript's {@code trim} does; Java's own know other blanks. */
    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return (c >= '\t' && c <= '\r') || c == '\uFEFF' || Character.isSpaceChar(c);
    }

    private sealed interface Parsed {}

    private record Rule(TranslationRule rule) implements Parsed {}

    private record Fault(String why) implements Parsed {}
}
