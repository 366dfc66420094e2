package dev.tandem.app;

import dev.tandem.app.terminal.TextStyle;
import dev.tandem.salesforce.numbers.NumberTranslation;
import dev.tandem.salesforce.numbers.TranslationRule;
import java.util.ArrayList;
import java.util.List;

/** The translation of a number, step by step, as text. */
final class TranslationReport {
    private static final int WIDEST_NAME = 40;

    private final NumberTranslation translation;
    private final TextStyle style;
    private final List<String> lines = new ArrayList<>();
    private final int nameWidth;
    private final int numberWidth;

    private TranslationReport(String raw, NumberTranslation translation, TextStyle style) {
        this.translation = translation;
        this.style = style;
        nameWidth =
                translation.steps().stream()
                        .mapToInt(step -> label(step.rule()).length())
                        .reduce("clean-up".length(), Math::max);
        numberWidth =
                translation.steps().stream()
                        .mapToInt(step -> step.after().length())
                        .reduce(translation.cleanedUp().length(), Math::max);
        lines.add(style.strong(raw));
    }

    static String withheld(String number, TextStyle style) {
        return style.strong(number.isBlank() ? "(empty)" : number)
                + System.lineSeparator()
                + style.faint("  withheld: not translated");
    }

    /** Several lines, without a line break after the last. */
    static String of(String raw, NumberTranslation translation, TextStyle style) {
        TranslationReport report = new TranslationReport(raw, translation, style);
        report.cleanUp();
        translation.steps().forEach(report::step);
        report.result();
        return String.join(System.lineSeparator(), report.lines);
    }

    private void cleanUp() {
        int length = translation.cleanedUp().length();
        line("clean-up", translation.cleanedUp(), style.faint(length + " characters"));
    }

    private void step(NumberTranslation.Step step) {
        String effect =
                switch (step.effect()) {
                    case OTHER_LENGTH -> style.faint("other length");
                    case NOTHING -> style.faint("changes nothing");
                    case CHANGED -> "changes it";
                    case STOPPED -> style.bad("stopped: over 500 ms, or over 10,000 characters");
                };
        line(label(step.rule()), step.after(), effect);
    }

    private void result() {
        String number = translation.number();
        String remark =
                switch (translation.outcome()) {
                    case TRANSLATED -> "";
                    case UNCHANGED -> style.faint("untranslated");
                    case TIMED_OUT -> style.bad("untranslated");
                };
        String cut = translation.cut() ? style.bad(" cut at 40 characters") : "";
        String name = padded("result", nameWidth);
        String shown = padded(number, numberWidth);
        lines.add(("  " + name + "  " + style.good(shown) + "  " + remark + cut).stripTrailing());
    }

    private void line(String name, String number, String remark) {
        lines.add(
                "  "
                        + padded(name, nameWidth)
                        + "  "
                        + padded(number, numberWidth)
                        + "  "
                        + remark);
    }

    /** The interval comes first, because it explains why a rule changed nothing. */
    private static String label(TranslationRule rule) {
        String name = rule.name().replaceAll("\\p{Cntrl}", " ");
        String shown =
                name.length() <= WIDEST_NAME ? name : name.substring(0, WIDEST_NAME - 1) + "…";
        return "[%d,%d] %s".formatted(rule.shortest(), rule.longest(), shown);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
