package dev.tandem.ops.metrics;

import static java.util.Map.entry;

import dev.tandem.dispatch.DispatcherHealth;
import dev.tandem.dispatch.DispatcherMetrics;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.http.Refusal;
import dev.tandem.ingest.flow.FlowOutcome;
import dev.tandem.ingest.webhook.WebhookOutcome;
import dev.tandem.ops.words.ActionDescriptions;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.ops.words.StreamsDescriptions;
import dev.tandem.peers.PeerMetrics;
import dev.tandem.pushback.PushBackMetrics;
import dev.tandem.reconciliation.MissingNotice;
import dev.tandem.reconciliation.UpkeepMetrics;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.wire.DeadLetterReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code deploy/metrics.md}. */
public final class MetricsReference {
    /**
     * Families of Quarkus, the JVM and Kafka's clients: name, type, help and labels, tabs between.
     */
    public static final Path PLATFORM =
            Path.of("src/test/resources/dev/tandem/ops/metrics/platform-metrics.tsv");

    /**
     * @param text for the reference
     * @param known all of them; empty where they are configured names
     */
    private record LabelValues(String text, Set<String> known) {}

    private static final String HEAD =
            """
            # Metrics

            Every metric that Tandem exports at `GET :9000/q/metrics`, by the name that Prometheus has it under. This file
            is generated from `MeterName` in `src/main/java/dev/tandem/ops/metrics` and from what the running program
            exports; two tests fail when they differ. To write it anew:

            ```
            ./mvnw test -Dtest=MetricsReferenceTest -Dtandem.accept-metrics=true
            ```

            Names are never changed once released, and no label has a value that a caller can choose. A histogram has the
            series `_bucket`, `_count` and `_sum`, and the gauge `_max` of the last minutes. The last column names
            the alerts of `deploy/alerts` that are about the metric, and says what else is worth a look.

            """;

    private static final LabelValues READ_TOPICS =
            code("webex-events", "wake-ups", "salesforce-results", "salesforce-commands");

    /** The values of labels by the meter, and by the label where it means the same everywhere. */
    private static final Map<String, LabelValues> VALUES =
            Map.ofEntries(
                    entry("HTTP_REFUSED.reason", words(Refusal.values())),
                    entry("HTTP_CONNECTIONS.port", any("its number")),
                    entry("WEBHOOKS.outcome", words(WebhookOutcome.values())),
                    entry("FLOW_REQUESTS.outcome", words(FlowOutcome.values())),
                    entry(
                            "SECRET_AGE.file",
                            code("webhook_secrets", "flow_keys", "console_keys", "salesforce")),
                    entry(
                            "SECRET_AGE.secret",
                            any(
                                    "the subscription or the name of the line, `/2` after it for"
                                            + " the second line of that name; `private_key`,"
                                            + " `client_secret` of an org")),
                    entry(
                            "ROUTING_DECISION.status",
                            words(
                                    RoutingAnswer.Status.ROUTED,
                                    RoutingAnswer.Status.CREATED,
                                    RoutingAnswer.Status.UNAVAILABLE)),
                    entry("TRANSITIONS.decision", code("acted", "ignored")),
                    entry("TRANSITIONS.input", any("the kind of input, e.g. `ContactStarted`")),
                    entry("TRANSITIONS.reason", words(IgnoreReason.values())),
                    entry("INTERACTIONS.phase", words(InteractionPhase.values())),
                    entry("INTERACTIONS_CLOSED.outcome", words(CloseOutcome.values())),
                    entry(
                            "ABANDONMENTS.subtype",
                            words(
                                    Arrays.stream(CloseOutcome.values())
                                            .map(CloseOutcome::abandonment)
                                            .filter(Objects::nonNull)
                                            .toArray(Enum<?>[]::new))),
                    entry("DEAD_LETTERS.reason", words(DeadLetterReason.values())),
                    entry("DEAD_LETTERS_PARKED.reason", words(DeadLetterReason.values())),
                    entry("OPERATOR_ACTIONS.what", words(ActionDescriptions.Kind.values())),
                    entry("OPERATOR_TOPICS.topic", code("operator-actions", "dead-letters")),
                    entry(
                            "STREAMS_STATUS.status",
                            code(StreamsDescriptions.LABELS.toArray(String[]::new))),
                    entry(
                            "INPUT_DELAY.topic",
                            code("webex-events", "wake-ups", "salesforce-results")),
                    entry("BACKLOG.topic", READ_TOPICS),
                    entry("BACKLOG_RECORDS.topic", READ_TOPICS),
                    entry("INSTANCES_ASKED.outcome", words(PeerMetrics.Outcome.values())),
                    entry("RECONCILIATION_NOTICES.type", words(MissingNotice.Kind.values())),
                    entry("RECONCILIATION_FAILURES.work", words(UpkeepMetrics.Work.values())),
                    entry("PUSH_BACK_FAILED.reason", words(PushBackMetrics.FailureReason.values())),
                    entry(
                            "PUSH_BACK_GIVEN_UP.reason",
                            words(PushBackMetrics.GiveUpReason.values())),
                    entry("COMMANDS.result", words(DispatcherMetrics.Outcome.values())),
                    entry("COMMANDS_UNSENT.why", words(DispatcherMetrics.Unsent.values())),
                    entry("DISPATCHER_STATE.state", words(DispatcherHealth.State.values())),
                    entry("SALESFORCE_REQUESTS.outcome", words(SalesforceMetrics.Outcome.values())),
                    entry("TOKEN_REQUESTS.outcome", words(SalesforceMetrics.TokenOutcome.values())),
                    entry("LOOKUPS.outcome", words(SalesforceMetrics.LookupOutcome.values())),
                    entry("NUMBERS.outcome", words(SalesforceMetrics.NumberOutcome.values())),
                    entry("org", any("the configured org")),
                    entry("contact_center", any("the configured contact centre")),
                    entry(
                            "kind",
                            code(
                                    Arrays.stream(CommandKind.values())
                                            .map(CommandKind::word)
                                            .toArray(String[]::new))));

    private MetricsReference() {}

    static String render() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("## Tandem\n\n");
        text.append("| metric | type | labels | meaning | alerts, what else to look at |\n");
        text.append("|---|---|---|---|---|\n");
        for (MeterName name : MeterName.values()) {
            text.append(row(name));
        }
        text.append("\n## Kafka's clients, HTTP and the JVM\n\n");
        text.append("| metric | type | labels | meaning |\n|---|---|---|---|\n");
        for (String line : Files.readAllLines(PLATFORM)) {
            String[] parts = line.split("\t", -1);
            text.append(
                    "| `%s` | %s | %s | %s |\n".formatted(parts[0], parts[1], parts[3], parts[2]));
        }
        return text.toString();
    }

    private static String row(MeterName name) {
        MeterDefinition definition = name.definition();
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        definition.prometheusName(),
                        definition.kind().prometheusType(),
                        definition.tags().stream()
                                .map(tag -> "`%s`: %s".formatted(tag, valuesOf(name, tag)))
                                .collect(Collectors.joining("; ")),
                        definition.description(),
                        Stream.concat(
                                        definition.alerts().stream()
                                                .map(it ->
                                                        "[%s](runbook.md#%s)"
                                                                .formatted(
                                                                        it,
                                                                        it.toLowerCase(
                                                                                Locale.ROOT))),
                                        Stream.of(definition.lookAt()))
                                .filter(it -> !it.isEmpty())
                                .collect(Collectors.joining("; ")));
    }

    private static String valuesOf(MeterName name, String tag) {
        return values(name, tag).text();
    }

    private static LabelValues values(MeterName name, String tag) {
        LabelValues values = VALUES.get(name.name() + "." + tag);
        return Objects.requireNonNull(
                values == null ? VALUES.get(tag) : values, "no values of " + name + "." + tag);
    }

    private static LabelValues words(Enum<?>... constants) {
        return code(Arrays.stream(constants).map(EnumWords::of).toArray(String[]::new));
    }

    private static LabelValues code(String... words) {
        return new LabelValues(
                Arrays.stream(words)
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", ")),
                Set.of(words));
    }

    private static LabelValues any(String text) {
        return new LabelValues(text, Set.of());
    }

    /**
     * The values that a label of a series can have; empty where they are configured or not
     * Tandem's.
     */
    public static Set<String> valuesOf(String series, String label) {
        if (label.equals("job")) {
            return Set.of("tandem");
        }
        for (MeterName name : MeterName.values()) {
            if (seriesOf(name).contains(series)) {
                if (label.equals("le")) {
                    return bounds();
                }
                return name.tags().contains(label) ? values(name, label).known() : Set.of();
            }
        }
        return Set.of();
    }

    /** The upper bounds of the buckets of Tandem's histograms, as Prometheus has them. */
    public static Set<String> bounds() {
        return Stream.concat(
                        Meters.buckets().map(it -> Double.toString(it.toNanos() / 1e9)),
                        Stream.of("+Inf"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels of every series that Prometheus can have of Tandem, by its name. */
    static Map<String, Set<String>> series() throws IOException {
        Map<String, Set<String>> series = new TreeMap<>();
        for (MeterName name : MeterName.values()) {
            add(series, name);
        }
        for (String line : Files.readAllLines(PLATFORM)) {
            String[] parts = line.split("\t", -1);
            add(series, parts[0], parts[1], List.of(parts[3].split(" ", -1)));
        }
        add(series, "up", "gauge", List.of());
        return series;
    }

    /** The names of the series of one meter. */
    static Set<String> seriesOf(MeterName name) {
        Map<String, Set<String>> series = new TreeMap<>();
        add(series, name);
        return series.keySet();
    }

    private static void add(Map<String, Set<String>> series, MeterName name) {
        MeterDefinition definition = name.definition();
        String family = definition.prometheusName();
        add(series, family, definition.kind().prometheusType(), definition.tags());
        if (definition.kind() == MeterDefinition.Kind.TIMER) {
            add(series, family + "_max", "gauge", definition.tags());
        }
    }

    private static void add(
            Map<String, Set<String>> series, String family, String type, List<String> labels) {
        Set<String> all = new TreeSet<>(labels);
        all.addAll(Set.of("instance", "job"));
        switch (type) {
            case "histogram", "summary" -> {
                series.put(family + "_count", all);
                series.put(family + "_sum", all);
                Set<String> withBound = new TreeSet<>(all);
                withBound.add("le");
                series.put(family + "_bucket", withBound);
            }
            default -> series.put(family, all);
        }
    }

    /**
     * The families that Tandem's own meters have in Prometheus: type, help and labels, tabs
     * between, by name.
     */
    public static Map<String, String> ownFamilies() {
        Map<String, String> families = new TreeMap<>();
        for (MeterName name : MeterName.values()) {
            MeterDefinition definition = name.definition();
            String family = definition.prometheusName();
            Set<String> labels = new TreeSet<>(definition.tags());
            if (definition.kind() == MeterDefinition.Kind.TIMER) {
                families.put(family + "_max", line("gauge", definition, labels));
                labels.add("le");
            }
            families.put(family, line(definition.kind().prometheusType(), definition, labels));
        }
        return families;
    }

    private static String line(String type, MeterDefinition definition, Set<String> labels) {
        return String.join("\t", type, definition.description(), String.join(" ", labels));
    }
}
