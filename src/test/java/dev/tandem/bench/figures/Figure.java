package dev.tandem.bench.figures;

import java.util.List;

/**
 * A figure over all rounds that count.
 *
 * @param name {@code <measurement>: <what>}
 * @param unit e.g. {@code ms}; {@code /s} for rates, of which more is better
 */
public record Figure(
        String name, String unit, double lowest, double median, double highest, int rounds) {

    private static final String DIVIDER = ": ";

    /**
     * The upper one of two medians.
     *
     * @param values at least one
     */
    static Figure of(String name, String unit, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Figure(
                name,
                unit,
                sorted.getFirst(),
                sorted.get(sorted.size() / 2),
                sorted.getLast(),
                sorted.size());
    }

    /** The measurement that it belongs to; the whole name when it says none. */
    String measurement() {
        int end = name.indexOf(DIVIDER);
        return end < 0 ? name : name.substring(0, end);
    }

    /** The name without the measurement. */
    String what() {
        int end = name.indexOf(DIVIDER);
        return end < 0 ? name : name.substring(end + DIVIDER.length());
    }

    /** Everything but a rate is a cost or a time. */
    boolean moreIsBetter() {
        return unit.equals("/s");
    }
}
