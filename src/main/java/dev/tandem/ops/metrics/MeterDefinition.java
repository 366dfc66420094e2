package dev.tandem.ops.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one meter is.
 *
 * @param name as Micrometer has it, with dots
 * @param unit the base unit of a gauge; null where it counts things, and for other kinds
 * @param description one sentence, the help text in Prometheus
 * @param alert what to alert on; empty where nothing is
 * @param tags the names of its tags, in order
 */
record MeterDefinition(
        Kind kind,
        String name,
        @Nullable String unit,
        String description,
        String alert,
        List<String> tags) {

    MeterDefinition {
        tags = List.copyOf(tags);
    }

    /** The kinds of meters; Prometheus knows a timer as a histogram. */
    enum Kind {
        COUNTER("counter", "_total"),
        TIMER("histogram", "_seconds"),
        GAUGE("gauge", "");

        private final String prometheusType;
        private final String suffix;

        Kind(String prometheusType, String suffix) {
            this.prometheusType = prometheusType;
            this.suffix = suffix;
        }

        String prometheusType() {
            return prometheusType;
        }
    }

    static MeterDefinition counter(String name) {
        return of(Kind.COUNTER, name);
    }

    static MeterDefinition timer(String name) {
        return of(Kind.TIMER, name);
    }

    static MeterDefinition gauge(String name) {
        return of(Kind.GAUGE, name);
    }

    private static MeterDefinition of(Kind kind, String name) {
        return new MeterDefinition(kind, name, null, "", "", List.of());
    }

    MeterDefinition in(String baseUnit) {
        return new MeterDefinition(kind, name, baseUnit, description, alert, tags);
    }

    MeterDefinition means(String sentence) {
        return new MeterDefinition(kind, name, unit, sentence, alert, tags);
    }

    MeterDefinition alertOn(String condition) {
        return new MeterDefinition(kind, name, unit, description, condition, tags);
    }

    MeterDefinition tags(String... names) {
        return new MeterDefinition(kind, name, unit, description, alert, List.of(names));
    }

    /** The name of the family in Prometheus; a timer's series add {@code _count} and others. */
    String prometheusName() {
        String base = name.replace('.', '_');
        String unitSuffix = unit == null || base.endsWith("_" + unit) ? "" : "_" + unit;
        return base + unitSuffix + kind.suffix;
    }
}
