package dev.tandem.bench.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Everything that a run has measured so far, in the order in which it was measured. */
public final class Figures {
    private final Baseline baseline;
    private final Map<String, Figure> all = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param baseline what they are compared with
     */
    public Figures(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Adds the figures of some rounds. One that is missing in a round counts as 0 there; one that
     * is not a number was not measured, and is left out.
     *
     * @return the new ones
     */
    public List<Figure> add(List<List<Sample>> rounds) {
        Map<String, String> units = new LinkedHashMap<>();
        for (List<Sample> round : rounds) {
            round.forEach(sample -> units.putIfAbsent(sample.name(), sample.unit()));
        }
        List<Figure> added = new ArrayList<>();
        units.forEach((name, unit) -> {
            List<Double> values =
                    rounds.stream()
                            .map(round -> value(name, round))
                            .filter(Double::isFinite)
                            .toList();
            if (!values.isEmpty()) {
                added.add(Figure.of(name, unit, values));
            }
        });
        added.forEach(figure -> all.put(figure.name(), figure));
        return added;
    }

    private static double value(String name, List<Sample> round) {
        return round.stream()
                .filter(sample -> sample.name().equals(name))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElse(0);
    }

    public Collection<Figure> all() {
        return all.values();
    }

    /** The median of a figure of this run; empty when it was not measured. */
    public OptionalDouble median(String name) {
        Figure figure = all.get(name);
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure.median());
    }

    /** One line that says all of it, with the ratio to the baseline where there is one. */
    public String describe(Figure figure) {
        String spread =
                figure.rounds() == 1
                        ? "one round"
                        : "lowest %.2f, highest %.2f, %d rounds"
                                .formatted(figure.lowest(), figure.highest(), figure.rounds());
        String line =
                "%s: median %.2f %s, %s"
                        .formatted(figure.name(), figure.median(), figure.unit(), spread);
        OptionalDouble ratio = baseline.ratio(figure);
        return ratio.isEmpty()
                ? line
                : "%s, ratio to the baseline %.2f".formatted(line, ratio.getAsDouble());
    }
}
