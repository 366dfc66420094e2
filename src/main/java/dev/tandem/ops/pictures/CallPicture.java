package dev.tandem.ops.pictures;

import dev.tandem.domain.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One call over time, in three lanes. A call has steps within a millisecond and waits of minutes:
 * distances grow with the logarithm of the time between two steps, and the axis says how long it
 * was.
 */
public final class CallPicture {
    private static final int WIDTH = 860;
    private static final int LANE_HEIGHT = 52;
    private static final int AXIS = 24;
    private static final int LEFT = 96;
    private static final int RADIUS = 6;

    /** Between two figures on the axis, so that they can be read. */
    private static final int BETWEEN_FIGURES = 64;

    /** A step this long after another is drawn clearly apart from it. */
    private static final double CLEARLY_APART_MILLIS = 20;

    /** How a mark looks: the class of its shape. */
    public enum Look {
        STEP,
        /** Led to nothing. */
        IGNORED,
        /** A request that was not done. */
        FAILED,
        /** Has not happened yet. */
        AHEAD,
        /** The first decision that is another than the recorded one. */
        FIRST,
        /** What follows from that. */
        AFTER
    }

    /**
     * A point in time, or a bar.
     *
     * @param until null for a point
     * @param words what a pointer over it shows
     */
    public record Mark(Instant from, @Nullable Instant until, Lane lane, Look look, String words) {

        /** A point in time. */
        public static Mark at(Instant when, Lane lane, Look look, String words) {
            return new Mark(when, null, lane, look, words);
        }
    }

    private final StringBuilder svg = new StringBuilder(4096);
    private final NavigableMap<Instant, Double> places;
    private final Map<String, Integer> taken = new HashMap<>();

    private CallPicture(NavigableMap<Instant, Double> places) {
        this.places = places;
    }

    /**
     * The picture as an {@code svg} element.
     *
     * @param marks at least one, in any order
     */
    public static String of(List<Mark> marks) {
        return new CallPicture(places(marks)).draw(marks);
    }

    private static NavigableMap<Instant, Double> places(List<Mark> marks) {
        TreeSet<Instant> times = new TreeSet<>();
        for (Mark mark : marks) {
            times.add(mark.from());
            if (mark.until() != null) {
                times.add(mark.until());
            }
        }
        NavigableMap<Instant, Double> places = new TreeMap<>();
        double place = 0;
        Instant before = times.first();
        for (Instant time : times) {
            double millis = Duration.between(before, time).toNanos() / 1e6;
            place += Math.log1p(millis / CLEARLY_APART_MILLIS);
            places.put(time, place);
            before = time;
        }
        double length = place;
        double room = WIDTH - LEFT - 4.0 * RADIUS;
        places.replaceAll((_, at) -> LEFT + 2 * RADIUS + (length == 0 ? 0 : at / length * room));
        return places;
    }

    private String draw(List<Mark> marks) {
        int lanes = LANE_HEIGHT * Lane.values().length;
        svg.append(
                "<svg class=\"call-picture\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"The call over time: %d steps from %s, %s\">\n"
                        .formatted(
                                WIDTH,
                                lanes + AXIS,
                                marks.size(),
                                Timestamps.of(places.firstKey()),
                                since(places.firstKey(), places.lastKey())));
        for (Lane lane : Lane.values()) {
            svg.append(
                    "<text x=\"0\" y=\"%d\">%s</text><line class=\"lane\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n"
                            .formatted(y(lane) + 4, lane.title(), LEFT, y(lane), WIDTH, y(lane)));
        }
        marks.stream().filter(mark -> mark.until() != null).forEach(this::bar);
        marks.stream().filter(mark -> mark.until() == null).forEach(this::point);
        axis(lanes);
        return svg.append("</svg>\n").toString();
    }

    private void bar(Mark mark) {
        double from = x(mark.from());
        double until = mark.until() == null ? from : x(mark.until());
        svg.append(
                "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"3\"><title>%s, %s: %s</title></rect>\n"
                        .formatted(
                                look(mark),
                                figure(from),
                                y(mark.lane()) - RADIUS,
                                figure(Math.max(RADIUS, until - from)),
                                2 * RADIUS,
                                Timestamps.of(mark.from()),
                                mark.until() == null ? "" : since(mark.from(), mark.until()),
                                escaped(mark.words())));
    }

    private void point(Mark mark) {
        double x = x(mark.from());
        svg.append(
                "<circle class=\"%s\" cx=\"%s\" cy=\"%d\" r=\"%d\"><title>%s %s</title></circle>\n"
                        .formatted(
                                look(mark),
                                figure(x),
                                y(mark.lane()) + beside(mark.lane(), x),
                                RADIUS,
                                Timestamps.of(mark.from()),
                                escaped(mark.words())));
    }

    /** Points of one moment are drawn on the lane, above it and below it. */
    private int beside(Lane lane, double x) {
        int before = taken.merge(lane + "@" + Math.round(x / RADIUS), 1, Integer::sum) - 1;
        return switch (before % 3) {
            case 1 -> -2 * RADIUS;
            case 2 -> 2 * RADIUS;
            default -> 0;
        };
    }

    private void axis(int y) {
        double last = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Instant, Double> place : places.entrySet()) {
            if (place.getValue() - last >= BETWEEN_FIGURES) {
                last = place.getValue();
                svg.append(
                        "<text class=\"axis\" x=\"%s\" y=\"%d\">%s</text>\n"
                                .formatted(
                                        figure(Math.min(last, WIDTH - BETWEEN_FIGURES)),
                                        y + AXIS - RADIUS,
                                        since(places.firstKey(), place.getKey())));
            }
        }
    }

    private double x(Instant time) {
        return places.getOrDefault(time, (double) LEFT);
    }

    private static int y(Lane lane) {
        return LANE_HEIGHT / 2 + lane.row() * LANE_HEIGHT;
    }

    private static String look(Mark mark) {
        return mark.look().name().toLowerCase(Locale.ROOT);
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** For example {@code 0.25 s} or {@code 3 min 20 s}. */
    static String since(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return String.format(
                Locale.ROOT, time.toSeconds() < 10 ? "%.2f s" : "%.0f s", time.toMillis() / 1000.0);
    }

    /** The text with what HTML and SVG would read as markup replaced. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
