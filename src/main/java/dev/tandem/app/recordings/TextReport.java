package dev.tandem.app.recordings;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.Timestamps;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.replay.Divergence;
import dev.tandem.replay.ReplayReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report for a terminal. */
final class TextReport {
    private static final int MOST_CALLS = 20;

    private final ReplayReport report;
    private final List<String> lines = new ArrayList<>();

    private TextReport(ReplayReport report) {
        this.report = report;
    }

    /** The report as lines. */
    static List<String> of(ReplayReport report) {
        TextReport text = new TextReport(report);
        text.totals();
        text.outcomes();
        report.divergences().stream().limit(MOST_CALLS).forEach(text::divergence);
        text.rest();
        return List.copyOf(text.lines);
    }

    private void totals() {
        lines.add(
                "%,d lines, %,d events, %,d calls, %,d decisions compared"
                        .formatted(
                                report.lines(),
                                report.events(),
                                report.interactions(),
                                report.compared()));
        if (report.withoutBeginning() > 0) {
            lines.add(
                    "%,d journal entries belong to calls that began before the recording, or were"
                                    .formatted(report.withoutBeginning())
                            + " closed long before them; they are not compared");
        }
        if (report.unreadable() > 0) {
            lines.add("%,d records cannot be read".formatted(report.unreadable()));
        }
    }

    private void outcomes() {
        lines.add("");
        for (CloseOutcome outcome : CloseOutcome.values()) {
            Long calls = report.outcomes().get(outcome);
            if (calls != null) {
                row(EnumWords.of(outcome).replace('_', ' '), calls);
            }
        }
        row("still open", report.open());
        lines.add("");
        lines.add(
                "requests to Salesforce: "
                        + Arrays.stream(CommandKind.values())
                                .map(kind ->
                                        "%s %,d"
                                                .formatted(
                                                        kind.word(),
                                                        report.commands().getOrDefault(kind, 0L)))
                                .collect(Collectors.joining(", ")));
    }

    private void row(String name, long calls) {
        lines.add("  %-26s %,9d".formatted(name, calls));
    }

    private void divergence(Divergence call) {
        lines.add("");
        lines.add(
                "%s is decided otherwise%s from %s on"
                        .formatted(
                                call.interactionId(),
                                call.rule().isEmpty() ? "" : " (rule " + call.rule() + ")",
                                Timestamps.of(call.first().at())));
        lines.add("  input     " + StepDescription.input(call.first()));
        side("recorded", StepDescription.recorded(call.first()));
        side("today", StepDescription.today(call.first()));
        lines.add(
                "  outcome   recorded %s, today %s"
                        .formatted(outcome(call.recordedOutcome()), outcome(call.outcome())));
    }

    private void side(String title, List<String> facts) {
        String name = title;
        for (String fact : facts) {
            lines.add("  %-9s %s".formatted(name, fact));
            name = "";
        }
    }

    private static String outcome(@Nullable CloseOutcome outcome) {
        return outcome == null ? "open" : EnumWords.of(outcome).replace('_', ' ');
    }

    private void rest() {
        lines.add("");
        long left = report.divergent() - Math.min(MOST_CALLS, report.divergences().size());
        if (report.divergent() == 0) {
            lines.add(
                    report.compared() == 0
                            ? "The recording has no journal: there was nothing to compare with."
                            : "Every call is decided as it was.");
        } else {
            lines.add(
                    "%,d of %,d calls are decided otherwise today%s"
                            .formatted(
                                    report.divergent(),
                                    report.interactions(),
                                    left > 0 ? "; %,d more are not shown.".formatted(left) : "."));
        }
    }
}
