package dev.tandem.bench.figures;

import java.math.BigDecimal;
import java.util.List;

/** A picture of figures that share a unit: one bar each on a common scale. */
final class Bars {
    private static final int ROW = 20;
    private static final int BAR = 12;
    private static final int WIDTH = 900;

    /** The labels end and the bars begin here. */
    private static final int LEFT = 330;

    /** The longest bar ends here; its number stands behind it. */
    private static final int RIGHT = 800;

    private final Baseline baseline;
    private final List<Figure> figures;
    private final double longest;

    Bars(Baseline baseline, List<Figure> figures) {
        this.baseline = baseline;
        this.figures = figures;
        this.longest =
                figures.stream()
                        .mapToDouble(figure -> Math.max(figure.highest(), kept(figure)))
                        .max()
                        .orElse(0);
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\">%n"
                        .formatted(WIDTH, figures.size() * ROW + 4));
        for (int i = 0; i < figures.size(); i++) {
            svg.append(bar(figures.get(i), i * ROW + 4));
        }
        return svg.append("</svg>\n").toString();
    }

    private String bar(Figure figure, int top) {
        double middle = top + BAR / 2.0;
        double behind = x(Math.max(figure.highest(), kept(figure))) + 8;
        String mark =
                kept(figure) == 0
                        ? ""
                        : """
                        <line x1="%2$.1f" x2="%2$.1f" y1="%1$d" y2="%3$d" stroke="#e36209" \
                        stroke-width="3"/>"""
                                .formatted(top - 2, x(kept(figure)), top + BAR + 2);
        return """
        <g><title>%1$s: %2$s %3$s</title>
        <text x="%4$d" y="%5$d" text-anchor="end">%1$s</text>
        <rect x="%6$d" y="%7$d" width="%8$.1f" height="%9$d" rx="2" fill="#4c84c4"/>
        <line x1="%10$.1f" x2="%11$.1f" y1="%12$.1f" y2="%12$.1f" stroke="currentColor"/>%13$s
        <text x="%14$.1f" y="%5$d">%2$s %3$s</text></g>
        """
                .formatted(
                        Report.escaped(figure.what()),
                        Report.number(figure.median()),
                        Report.escaped(figure.unit()),
                        LEFT - 8,
                        top + BAR - 2,
                        LEFT,
                        top,
                        x(figure.median()) - LEFT,
                        BAR,
                        x(figure.lowest()),
                        x(figure.highest()),
                        middle,
                        mark,
                        behind);
    }

    /** 0 for a figure that the baseline does not have. */
    private double kept(Figure figure) {
        BigDecimal value = baseline.figures().get(figure.name());
        return value == null ? 0 : value.doubleValue();
    }

    private double x(double value) {
        return longest <= 0 ? LEFT : LEFT + Math.max(0, value) / longest * (RIGHT - LEFT);
    }
}
