package dev.tandem.bench.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small picture for each figure of a measurement; those that share a unit share a scale. */
final class Bars {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 14;

    private final Baseline baseline;
    private final Map<String, Double> longest = new HashMap<>();

    Bars(Baseline baseline, List<Figure> figures) {
        this.baseline = baseline;
        for (Figure figure : figures) {
            double end = Math.max(figure.highest(), baseline.median(figure).orElse(0));
            longest.merge(figure.unit(), end, Math::max);
        }
    }

    /** The median as a bar, a line from the lowest to the highest, and a mark at the baseline. */
    String bar(Figure figure) {
        String mark =
                baseline.median(figure).stream()
                        .mapToObj(kept -> mark(x(kept, figure)))
                        .findFirst()
                        .orElse("");
        return """
        <svg width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">\
        <title>%3$s</title><rect y="2" width="%4$.1f" height="%5$d" rx="2" fill="#4c84c4"/>\
        <line x1="%6$.1f" x2="%7$.1f" y1="%8$d" y2="%8$d" stroke="currentColor"/>%9$s</svg>\
        """
                .formatted(
                        WIDTH + 4,
                        HEIGHT,
                        Report.escaped(figure.what()),
                        x(figure.median(), figure),
                        HEIGHT - 4,
                        x(figure.lowest(), figure),
                        x(figure.highest(), figure),
                        HEIGHT / 2,
                        mark);
    }

    private static String mark(double x) {
        return "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y2=\"%2$d\" stroke=\"#e36209\" stroke-width=\"3\"/>"
                .formatted(x, HEIGHT);
    }

    private double x(double value, Figure figure) {
        double end = longest.getOrDefault(figure.unit(), 0.0);
        return end <= 0 ? 0 : Math.max(0, value) / end * WIDTH;
    }
}
