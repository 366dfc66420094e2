package dev.tandem.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Draws a dashboard's panels with the data of a Prometheus, roughly as Grafana lays them out, so
 * that a reviewer sees units, legends and empty panels without Grafana.
 */
final class DashboardPicture {
    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");
    private static final int COLUMN = 60;
    private static final int ROW = 36;
    private static final List<String> COLORS =
            List.of("#3274d9", "#e0752d", "#299c46", "#a352cc", "#c4162a", "#b8860b", "#0a9396");

    private final PrometheusServer prometheus;
    private final StringBuilder svg = new StringBuilder();

    private DashboardPicture(PrometheusServer prometheus) {
        this.prometheus = prometheus;
    }

    /** The dashboard as SVG, over that much of the past. */
    static String of(JsonNode dashboard, PrometheusServer prometheus, Duration back) {
        DashboardPicture picture = new DashboardPicture(prometheus);
        int height = 0;
        for (JsonNode panel : dashboard.path("panels")) {
            JsonNode place = panel.path("gridPos");
            height = Math.max(height, place.path("y").asInt() + place.path("h").asInt());
            picture.panel(panel, back);
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">
        <rect width="100%%" height="100%%" fill="#f4f5f5"/>
        %s</svg>
        """
                .formatted(24 * COLUMN, height * ROW, picture.svg);
    }

    private record Line(String legend, List<double[]> points) {}

    private void panel(JsonNode panel, Duration back) {
        JsonNode place = panel.path("gridPos");
        int x = place.path("x").asInt() * COLUMN;
        int y = place.path("y").asInt() * ROW;
        int width = place.path("w").asInt() * COLUMN - 8;
        int height = place.path("h").asInt() * ROW - 8;
        String unit = panel.at("/fieldConfig/defaults/unit").asText();
        if (panel.path("type").asText().equals("row")) {
            text(x + 6, y + 20, "#000", panel.path("title").asText());
            return;
        }
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x='%d' y='%d' width='%d' height='%d' fill='#fff' stroke='#ccc'/>\n",
                        x,
                        y,
                        width,
                        height));
        text(x + 8, y + 16, "#000", panel.path("title").asText() + " [" + unit + "]");
        List<Line> lines = lines(panel, back);
        double top =
                lines.stream()
                        .flatMap(line -> line.points().stream())
                        .mapToDouble(point -> point[1])
                        .max()
                        .orElse(0);
        text(x + 8, y + 32, "#777", "max " + value(top, unit));
        if (lines.isEmpty()) {
            text(x + width / 2 - 20, y + height / 2, "#c00", "no data");
        }
        int legend = x + 8;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String color = COLORS.get(i % COLORS.size());
            curve(line, top, color, new int[] {x + 8, y + 38, width - 16, height - 72});
            String label = line.legend().isBlank() ? "(no legend)" : line.legend();
            if (legend + label.length() * 6 < x + width) {
                text(legend, y + height - 10, color, label);
            }
            legend += label.length() * 6 + 12;
        }
    }

    private List<Line> lines(JsonNode panel, Duration back) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode target : panel.path("targets")) {
            String query = target.path("expr").asText().replace("$__rate_interval", "30s");
            for (JsonNode series : prometheus.range(query, back)) {
                List<double[]> points = new ArrayList<>();
                for (JsonNode point : series.path("values")) {
                    double value =
                            Double.parseDouble(point.path(1).asText().replace("Inf", "Infinity"));
                    if (Double.isFinite(value)) {
                        points.add(new double[] {point.path(0).asDouble(), value});
                    }
                }
                if (!points.isEmpty()) {
                    lines.add(new Line(legend(target, series), points));
                }
            }
        }
        return lines;
    }

    private static String legend(JsonNode target, JsonNode series) {
        return LABEL.matcher(target.path("legendFormat").asText())
                .replaceAll(
                        (MatchResult label) -> series.path("metric").path(label.group(1)).asText());
    }

    private void curve(Line line, double top, String color, int[] box) {
        double from = line.points().getFirst()[0];
        double span = Math.max(1, line.points().getLast()[0] - from);
        StringBuilder path = new StringBuilder();
        for (double[] point : line.points()) {
            path.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            box[0] + box[2] * (point[0] - from) / span,
                            box[1] + box[3] * (1 - (top == 0 ? 0 : point[1] / top))));
        }
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<polyline points='%s' fill='none' stroke='%s'/>\n",
                        path,
                        color));
    }

    /** In the unit of the panel, as Grafana names them. */
    private static String value(double value, String unit) {
        return switch (unit) {
            case "percentunit" -> "%.2f %%".formatted(value * 100);
            case "s" -> "%.3g s".formatted(value);
            case "bytes" -> "%.1f MiB".formatted(value / 1024 / 1024);
            default -> "%.3g %s".formatted(value, unit);
        };
    }

    private void text(int x, int y, String color, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;");
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x='%d' y='%d' fill='%s'>%s</text>\n",
                        x,
                        y,
                        color,
                        safe));
    }
}
