package dev.tandem.salesforce.numbers;

import dev.tandem.domain.phone.PhoneAddress;
import dev.tandem.salesforce.numbers.JavaScript.Replacements;
import dev.tandem.salesforce.numbers.NumberTranslation.Effect;
import dev.tandem.salesforce.numbers.NumberTranslation.Outcome;
import dev.tandem.salesforce.numbers.NumberTranslation.Step;
import java.util.ArrayList;
import java.util.List;

/** Applies the rules of one contact centre to numbers. Caches no results. */
public final class NumberTranslator {
    private final TranslationRules rules;

    /**
     * Loads the JavaScript engine where the rules need it.
     *
     * @throws IllegalArgumentException when a pattern is not valid; {@link RulesReading} has the
     *     better message
     */
    public NumberTranslator(TranslationRules rules) {
        this.rules = rules;
        if (!rules.rules().isEmpty()) {
            List<JavaScript.BadPattern> bad = JavaScript.engine().load(rules.rules());
            if (!bad.isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected patterns that were checked, but got " + bad);
            }
        }
    }

    /**
     * Translates a number that was not withheld. Takes far less than a millisecond usually, and a
     * second at most; on a machine that is too busy to work, two and a half.
     *
     * @param raw as Webex wrote it; of a telephone URI the number counts
     */
    public NumberTranslation translate(String raw) {
        String number = PhoneAddress.numberOf(raw);
        return translateNumber(number.isEmpty() ? raw : number);
    }

    private NumberTranslation translateNumber(String raw) {
        String cleanedUp = NumberCleanUp.of(raw);
        String start = PhoneFieldLength.cut(cleanedUp);
        boolean cut = start.length() < cleanedUp.length();
        List<TranslationRule> applicable = rules.forLength(start.length());
        Replacements replacements =
                applicable.isEmpty()
                        ? new Replacements.Done(List.of())
                        : JavaScript.engine().replace(applicable, start);
        return switch (replacements) {
            case Replacements.Done(List<String> texts) -> {
                List<Step> steps = steps(start, texts, false);
                yield ended(raw, start, steps, cut);
            }
            case Replacements.Stopped(List<String> texts) ->
                    unchanged(raw, start, Outcome.TIMED_OUT, cut, steps(start, texts, true));
            case Replacements.Busy() -> unchanged(raw, start, Outcome.TIMED_OUT, cut, List.of());
        };
    }

    private NumberTranslation ended(String raw, String start, List<Step> steps, boolean cut) {
        String result = steps.isEmpty() ? start : steps.getLast().after();
        if (result.isBlank() || result.equals(start)) {
            return unchanged(raw, start, Outcome.UNCHANGED, cut, steps);
        }
        String number = PhoneFieldLength.cut(result);
        boolean cutAgain = number.length() < result.length();
        return new NumberTranslation(start, number, Outcome.TRANSLATED, cut || cutAgain, steps);
    }

    /** A value without digits, such as a name, is sent as it came. */
    private static NumberTranslation unchanged(
            String raw, String start, Outcome outcome, boolean cut, List<Step> steps) {
        if (!start.isEmpty()) {
            return new NumberTranslation(start, start, outcome, cut, steps);
        }
        String stripped = raw.strip();
        String number = PhoneFieldLength.cut(stripped);
        boolean cutAsItCame = number.length() < stripped.length();
        return new NumberTranslation(start, number, outcome, cutAsItCame, steps);
    }

    private List<Step> steps(String start, List<String> texts, boolean stopped) {
        List<Step> steps = new ArrayList<>();
        int applied = 0;
        String now = start;
        for (TranslationRule rule : rules.rules()) {
            if (!rule.isFor(start.length())) {
                steps.add(new Step(rule, Effect.OTHER_LENGTH, now));
            } else if (applied < texts.size()) {
                String next = texts.get(applied++);
                steps.add(new Step(rule, next.equals(now) ? Effect.NOTHING : Effect.CHANGED, next));
                now = next;
            } else if (stopped) {
                steps.add(new Step(rule, Effect.STOPPED, now));
                break;
            }
        }
        return steps;
    }
}
