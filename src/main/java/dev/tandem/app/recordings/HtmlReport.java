package dev.tandem.app.recordings;

import dev.tandem.domain.Timestamps;
import dev.tandem.ops.pictures.CallPicture;
import dev.tandem.ops.pictures.CallPicture.Look;
import dev.tandem.ops.pictures.CallPicture.Mark;
import dev.tandem.ops.pictures.Lane;
import dev.tandem.replay.Divergence;
import dev.tandem.replay.ReplayReport;
import dev.tandem.replay.ReplayStep;
import java.util.ArrayList;
import java.util.List;

/** The report as one HTML page without any reference to the network. */
final class HtmlReport {
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
        html.page.append(CallPicture.escaped(String.join("\n", TextReport.of(report))));
        html.page.append("</pre>\n");
        report.divergences().forEach(html::call);
        return html.page.append("</body></html>\n").toString();
    }

    private void call(Divergence call) {
        page.append("<h2>").append(CallPicture.escaped(call.interactionId())).append("</h2>\n");
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
        page.append(String.join("<br>", lines.stream().map(CallPicture::escaped).toList()));
        page.append("</td>");
    }

    private void drawing(Divergence call) {
        List<Mark> marks = new ArrayList<>();
        Look look = Look.STEP;
        for (ReplayStep step : call.steps()) {
            boolean first = step.equals(call.first());
            marks.add(
                    Mark.at(
                            step.at(),
                            Lane.of(step.input()),
                            first ? Look.FIRST : look,
                            StepDescription.input(step)));
            if (first) {
                look = Look.AFTER;
            }
        }
        page.append(CallPicture.of(marks));
        page.append(
                "<p>From %s. Blue: as recorded; red: the first other decision; amber: how it goes on today.</p>\n"
                        .formatted(Timestamps.of(call.steps().getFirst().at())));
    }
}
