package dev.tandem.app.recordings;

import dev.tandem.app.recordings.StepDescription.Lane;
import dev.tandem.domain.Timestamps;
import dev.tandem.replay.Divergence;
import dev.tandem.replay.ReplayReport;
import dev.tandem.replay.ReplayStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The report as one HTML page without any reference to the network. */
final class HtmlReport {
    private static final int WIDTH = 860;
    private static final int LANE_HEIGHT = 44;
    private static final int LEFT = 96;
    private static final int RADIUS = 6;

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Replay</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff }
            pre { background: #f4f5f7; padding: 1rem; overflow: auto }
            svg { width: 100%; height: auto } svg text { font: 12px system-ui, sans-serif; fill: #57606a }
            table { border-collapse: collapse } td, th { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0 }
            .lane { stroke: #d0d7de } .step { fill: #0969da } .first { fill: #cf222e } .after { fill: #bf8700 }
            @media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117 } pre { background: #161b22 } svg text { fill: #8b949e } .lane { stroke: #30363d } }
            </style></head><body>
            <h1>Replay</h1>
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private HtmlReport() {}

    /** The whole page. */
    static String of(ReplayReport report) {
        HtmlReport html = new HtmlReport();
        html.page.append("<pre>");
        html.page.append(escaped(String.join("\n", TextReport.of(report))));
        html.page.append("</pre>\n");
        report.divergences().forEach(html::call);
        return html.page.append("</body></html>\n").toString();
    }

    private void call(Divergence call) {
        page.append("<h2>").append(escaped(call.interactionId())).append("</h2>\n");
        drawing(call);
        page.append("<table><tr><th>Time</th><th>Input</th><th>Recorded</th><th>Today</th></tr>\n");
        for (ReplayStep step : call.steps()) {
            page.append(step.equals(call.first()) ? "<tr style=\"font-weight:600\">" : "<tr>");
            cell(List.of(Timestamps.of(step.at())));
            cell(List.of(StepDescription.input(step)));
            cell(StepDescription.recorded(step));
            cell(StepDescription.today(step));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void cell(List<String> lines) {
        page.append("<td>");
        page.append(String.join("<br>", lines.stream().map(HtmlReport::escaped).toList()));
        page.append("</td>");
    }

    private void drawing(Divergence call) {
        int height = LANE_HEIGHT * Lane.values().length;
        page.append(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Steps of the call over time\">\n"
                        .formatted(WIDTH, height));
        for (Lane lane : Lane.values()) {
            int y = y(lane);
            page.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(y + 4, lane.title()));
            page.append(
                    "<line class=\"lane\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n"
                            .formatted(LEFT, y, WIDTH, y));
        }
        boolean after = false;
        Instant from = call.steps().getFirst().at();
        Duration span = Duration.between(from, call.steps().getLast().at());
        for (ReplayStep step : call.steps()) {
            boolean first = step.equals(call.first());
            dot(
                    step,
                    x(Duration.between(from, step.at()), span),
                    first ? "first" : after ? "after" : "step");
            after |= first;
        }
        page.append("</svg>\n");
        page.append(
                "<p>From %s, %s s. Blue: as recorded; red: the first other decision; amber: how it goes on today.</p>\n"
                        .formatted(
                                Timestamps.of(from),
                                String.format(Locale.ROOT, "%.1f", span.toMillis() / 1000.0)));
    }

    private void dot(ReplayStep step, double x, String kind) {
        page.append(
                "<circle class=\"%s\" cx=\"%s\" cy=\"%d\" r=\"%d\"><title>%s %s</title></circle>\n"
                        .formatted(
                                kind,
                                String.format(Locale.ROOT, "%.1f", x),
                                y(StepDescription.lane(step)),
                                RADIUS,
                                Timestamps.of(step.at()),
                                escaped(StepDescription.input(step))));
    }

    private static double x(Duration since, Duration span) {
        double share = span.isZero() ? 0 : (double) since.toMillis() / Math.max(1, span.toMillis());
        return LEFT + RADIUS + share * (WIDTH - LEFT - 2 * RADIUS);
    }

    private static int y(Lane lane) {
        return LANE_HEIGHT / 2 + lane.row() * LANE_HEIGHT;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
