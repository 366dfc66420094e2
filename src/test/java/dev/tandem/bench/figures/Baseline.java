package dev.tandem.bench.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The medians of an earlier run, in a file of the repository.
 *
 * @param cores of the machine that it ran on; 0 when there is no such run
 * @param java the version of the runtime, as {@link Runtime#version} has it
 * @param figures median by name, with four digits
 */
public record Baseline(int cores, String java, Map<String, BigDecimal> figures) {

    /** Enough to see a change, and few enough to read a difference of the file. */
    private static final MathContext DIGITS = new MathContext(4);

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    /** Without any figure yet, for this machine. */
    public static Baseline ofThisMachine() {
        return new Baseline(
                Runtime.getRuntime().availableProcessors(), Runtime.version().toString(), Map.of());
    }

    /** What the file has; without any figure when it is missing. */
    public static Baseline read(Path file) throws IOException {
        return Files.exists(file)
                ? JSON.readValue(file.toFile(), Baseline.class)
                : new Baseline(0, "", Map.of());
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /** Whether its figures are from a machine and a Java like these. */
    public boolean isComparableWith(Baseline other) {
        return cores == other.cores && java.equals(other.java);
    }

    /** The same with the medians of these figures in place of its own of the same name. */
    public Baseline with(Collection<Figure> measured) {
        Map<String, BigDecimal> merged = new TreeMap<>(figures);
        for (Figure figure : measured) {
            BigDecimal median = new BigDecimal(figure.median()).round(DIGITS);
            merged.put(figure.name(), median.stripTrailingZeros());
        }
        return new Baseline(cores, java, merged);
    }

    /** Measured by kept; empty for a figure that was not kept, or was kept as nothing. */
    OptionalDouble ratio(Figure figure) {
        OptionalDouble kept = median(figure);
        return kept.isEmpty() || kept.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(figure.median() / kept.getAsDouble());
    }

    /** The median that was kept of the figure with this name. */
    OptionalDouble median(Figure figure) {
        BigDecimal kept = figures.get(figure.name());
        return kept == null ? OptionalDouble.empty() : OptionalDouble.of(kept.doubleValue());
    }
}
