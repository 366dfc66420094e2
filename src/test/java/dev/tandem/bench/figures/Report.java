package dev.tandem.bench.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The figures of a run on one page that needs nothing else: a table with a bar for each. */
public final class Report {
    /** A change below is noise on a machine that does other things, too. */
    private static final double NOTABLE = 0.1;

    private final Baseline baseline;

    /**
     * A report on this machine.
     *
     * @param baseline what the figures are compared with
     */
    public Report(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Writes the page, and the directory when it is missing.
     *
     * @param run one sentence: where and how it was measured
     */
    public void write(Path file, String run, Collection<Figure> figures) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, page(run, figures));
    }

    String page(String run, Collection<Figure> figures) {
        Map<String, List<Figure>> measurements =
                figures.stream()
                        .collect(
                                groupingBy(
                                        Figure::measurement,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        String sections =
                measurements.entrySet().stream()
                        .map(entry -> section(entry.getKey(), entry.getValue()))
                        .collect(joining());
        return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Tandem's benchmark</title>
        <style>
        :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }
        body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
        h2 { margin: 2rem 0 .5rem; font-size: 1.15rem }
        table { border-collapse: collapse; width: 100%% }
        th, td { text-align: right; padding: .15rem .6rem; font-variant-numeric: tabular-nums }
        th { font-weight: 600; border-bottom: 1px solid #8888 }
        th:first-child, td:first-child, td.left { text-align: left }
        th { white-space: nowrap } th:first-child { width: 34%% }
        .better { color: #1a7f37 } .worse { color: #c93c37 }
        svg { display: block }
        </style></head><body>
        <h1>Tandem's benchmark</h1>
        <p>%s</p>
        <p>%s A bar is the median, the line in it goes from the lowest to the highest round, the
        orange mark is the baseline, and the ratio is the median by it. Figures of one unit share a
        scale.</p>
        %s</body></html>
        """
                .formatted(escaped(run), escaped(baselineSentence()), sections);
    }

    private String baselineSentence() {
        if (baseline.figures().isEmpty()) {
            return "There is no baseline yet.";
        }
        return "The baseline was measured on %d cores with Java %s%s."
                .formatted(
                        baseline.cores(),
                        baseline.java(),
                        baseline.isComparableWith(Baseline.ofThisMachine())
                                ? ""
                                : ", so its figures do not compare with these");
    }

    private String section(String measurement, List<Figure> figures) {
        Bars bars = new Bars(baseline, figures);
        String rows = figures.stream().map(figure -> row(figure, bars)).collect(joining());
        return """
        <section><h2>%s</h2>
        <table><tr><th>figure</th><th>median</th><th></th><th></th><th>lowest to highest</th>\
        <th>ratio</th></tr>
        %s</table></section>
        """
                .formatted(escaped(measurement), rows);
    }

    private String row(Figure figure, Bars bars) {
        OptionalDouble ratio = baseline.ratio(figure);
        return """
        <tr><td>%s</td><td>%s</td><td class="left">%s</td><td class="left">%s</td>\
        <td>%s to %s</td><td%s>%s</td></tr>
        """
                .formatted(
                        escaped(figure.what()),
                        number(figure.median()),
                        escaped(figure.unit()),
                        bars.bar(figure),
                        number(figure.lowest()),
                        number(figure.highest()),
                        ratio.isEmpty() ? "" : judgement(figure, ratio.getAsDouble()),
                        ratio.isEmpty() ? "" : "%.2f".formatted(ratio.getAsDouble()));
    }

    private static String judgement(Figure figure, double ratio) {
        if (Math.abs(ratio - 1) < NOTABLE) {
            return "";
        }
        return figure.moreIsBetter() == ratio > 1 ? " class=\"better\"" : " class=\"worse\"";
    }

    /** Three digits where there are that many to tell. */
    static String number(double value) {
        return Math.abs(value) >= 100
                ? "%,.0f".formatted(value)
                : Math.abs(value) >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
