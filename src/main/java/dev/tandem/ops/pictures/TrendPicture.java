package dev.tandem.ops.pictures;

import java.util.List;
import java.util.Locale;

/** One figure over time as a line, with gaps where it is not known. */
public final class TrendPicture {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 72;
    private static final int EDGE = 4;

    private TrendPicture() {}

    /**
     * The picture as an {@code svg} element.
     *
     * @param points from the oldest to the latest, none of them negative; NaN where not known
     * @param slots how many fit: fewer points are drawn at the right, as a chart fills up
     * @param label what the line shows, for those who do not see it
     */
    public static String of(List<Double> points, int slots, String label) {
        double most =
                points.stream().filter(it -> !it.isNaN()).mapToDouble(it -> it).max().orElse(0);
        StringBuilder svg = new StringBuilder(1024);
        svg.append(
                "<svg class=\"trend\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" preserveAspectRatio=\"none\">"
                        .formatted(WIDTH, HEIGHT, CallPicture.escaped(label)));
        svg.append(
                "<line class=\"lane\" x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                        .formatted(HEIGHT - EDGE, WIDTH, HEIGHT - EDGE));
        StringBuilder line = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < points.size(); i++) {
            double point = points.get(i);
            if (Double.isNaN(point)) {
                down = false;
                continue;
            }
            double x = (slots - points.size() + i) * (double) WIDTH / Math.max(1, slots - 1);
            double y = HEIGHT - EDGE - (most == 0 ? 0 : point / most * (HEIGHT - 2 * EDGE));
            line.append(down ? 'L' : 'M').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
            down = true;
        }
        if (!line.isEmpty()) {
            svg.append("<path class=\"line\" d=\"").append(line).append("\"/>");
        }
        return svg.append("</svg>").toString();
    }
}
