package dev.tandem.ops.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one meter is.
 *
 * @param name as Micrometer has it, with dots
 * @param unit the base unit of a gauge; null where it counts things, and for other kinds
 * @param description one sentence, the help text in Prometheus
 * @param alerts the alerts in deploy/alerts that are about it
 * @param lookAt what is worth a look though no alert is about it; empty where nothing is
 * @param tags the names of its tags, in order
 */
record MeterDefinition(
        Kind kind,
        String name,
        @Nullable String unit,
        String description,
        List<String> alerts,
        String lookAt,
        List<String> tags) {

    MeterDefinition {
        alerts = List.copyOf(alerts);
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
        return new MeterDefinition(kind, name, null, "", List.of(), "", List.of());
    }

    MeterDefinition in(String baseUnit) {
        return new MeterDefinition(kind, name, baseUnit, description, alerts, lookAt, tags);
    }

    MeterDefinition means(String sentence) {
        return new MeterDefinition(kind, name, unit, sentence, alerts, lookAt, tags);
    }

    MeterDefinition alerts(String... names) {
        return new MeterDefinition(kind, name, unit, description, List.of(names), lookAt, tags);
    }

    MeterDefinition lookAt(String condition) {
        return new MeterDefinition(kind, name, unit, description, alerts, condition, tags);
    }

    MeterDefinition tags(String... names) {
        return new MeterDefinition(kind, name, unit, description, alerts, lookAt, List.of(names));
    }

    /** The name of the family in Prometheus; a timer's series add {@code _count} and others. */
    String prometheusName() {
        String base = name.replace('.', '_');
        String unitSuffix = unit == null || base.endsWith("_" + unit) ? "" : "_" + unit;
        return base + unitSuffix + kind.suffix;
    }
}
