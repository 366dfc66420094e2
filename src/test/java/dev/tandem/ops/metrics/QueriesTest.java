package dev.tandem.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards and alerts ask for metrics and labels that exist, and operators can act on them. */
class QueriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path DASHBOARDS = Path.of("deploy/grafana/dashboards");
    private static final Path ALERTS = Path.of("deploy/alerts");

    static Stream<Arguments> queries() throws IOException {
        List<Arguments> queries = new ArrayList<>();
        for (JsonNode alert : alerts()) {
            queries.add(Arguments.of(alert.path("alert").asText(), alert.path("expr").asText()));
        }
        for (JsonNode panel : panels()) {
            panel.path("targets")
                    .forEach(it ->
                            queries.add(
                                    Arguments.of(
                                            panel.path("title").asText(),
                                            it.path("expr").asText())));
        }
        return queries.stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_names_existing_metrics_and_labels(String where, String expression)
            throws IOException {
        Map<String, Set<String>> known = MetricsReference.series();
        PromQuery query = parsed(expression);
        assertThat(query.labelsBySeries()).as(where).isNotEmpty();
        assertThat(known.keySet()).containsAll(query.labelsBySeries().keySet());
        Set<String> labels = new HashSet<>();
        query.labelsBySeries()
                .forEach((series, used) -> {
                    assertThat(known.get(series)).as(series).containsAll(used);
                    labels.addAll(known.get(series));
                });
        assertThat(labels).containsAll(query.grouped());
    }

    @Test
    void the_tests_of_alerts_use_series_that_exist() throws IOException {
        Map<String, Set<String>> known = MetricsReference.series();
        for (JsonNode test : alertTests()) {
            for (JsonNode input : test.path("input_series")) {
                String series = input.path("series").asText();
                parsed(series)
                        .labelsBySeries()
                        .forEach((name, labels) -> {
                            assertThat(known).containsKey(name);
                            assertThat(known.get(name)).as(series).containsAll(labels);
                        });
                assertThat(unknownValues(series)).as(series).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_selects_by_values_that_exist(String where, String expression) {
        assertThat(unknownValues(expression)).as(where).isEmpty();
    }

    private static List<String> unknownValues(String expression) {
        List<String> unknown = new ArrayList<>();
        for (PromQuery.Match match : parsed(expression).matches()) {
            Set<String> known = MetricsReference.valuesOf(match.series(), match.label());
            match.values().stream()
                    .filter(it -> !known.isEmpty() && !known.contains(it))
                    .forEach(unknown::add);
        }
        return unknown;
    }

    @Test
    void a_query_of_a_renamed_value_or_bucket_is_found() {
        assertThat(unknownValues("tandem_webhooks_total{outcome=~\"accepted|gone\"} > 0"))
                .containsExactly("gone");
        assertThat(unknownValues("sum(tandem_webhooks_total{outcome!=\"gone\"})"))
                .containsExactly("gone");
        assertThat(unknownValues("tandem_routing_decision_seconds_bucket{le=\"2\"}"))
                .containsExactly("2");
        assertThat(unknownValues("tandem_streams_status{status=\"running\",job=\"other\"}"))
                .containsExactly("other");
    }

    @Test
    void a_query_of_an_unknown_metric_or_function_is_found() throws IOException {
        assertThat(PromQuery.of("sum by (org) (rate(tandem_gone_total{x=\"1\",y!=\"2\"}[5m])) > 0"))
                .satisfies(it -> {
                    assertThat(it.labelsBySeries())
                            .isEqualTo(Map.of("tandem_gone_total", Set.of("x", "y")));
                    assertThat(it.grouped()).containsExactly("org");
                });
        assertThat(MetricsReference.series()).doesNotContainKey("tandem_gone_total");
        assertThatThrownBy(() -> PromQuery.of("ratio(up)")).hasMessageContaining("not ratio");
    }

    @Test
    void every_alert_has_a_severity_a_runbook_and_a_test_in_both_directions() throws IOException {
        Map<String, Integer> fires = new HashMap<>();
        Map<String, Integer> quiet = new HashMap<>();
        for (JsonNode test : alertTests()) {
            for (JsonNode rule : test.path("alert_rule_test")) {
                (rule.path("exp_alerts").isEmpty() ? quiet : fires)
                        .merge(rule.path("alertname").asText(), 1, Integer::sum);
            }
        }
        List<String> runbook = Files.readAllLines(Path.of("deploy/runbook.md"));
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("deploy/runbook.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(runbook).contains("## " + name);
            assertThat(fires).as("fires").containsKey(name);
            assertThat(quiet).as("stays quiet").containsKey(name);
        }
        assertThat(runbook.stream().filter(it -> it.startsWith("## "))).hasSize(alerts().size());
    }

    @ParameterizedTest
    @EnumSource(MeterName.class)
    void a_meter_names_the_alerts_that_use_it(MeterName name) throws IOException {
        Set<String> series = MetricsReference.seriesOf(name);
        Set<String> using = new HashSet<>();
        for (JsonNode alert : alerts()) {
            Set<String> used = parsed(alert.path("expr").asText()).labelsBySeries().keySet();
            if (used.stream().anyMatch(series::contains)) {
                using.add(alert.path("alert").asText());
            }
        }
        assertThat(name.definition().alerts()).containsExactlyInAnyOrderElementsOf(using);
    }

    @Test
    void every_panel_has_a_title_a_unit_and_a_place_of_its_own() throws IOException {
        Set<String> places = new HashSet<>();
        for (JsonNode panel : panels()) {
            if (panel.path("type").asText().equals("row")) {
                continue;
            }
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(panel.path("title").asText())
                    .isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.path("legendFormat").asText().isBlank())
                        .as("no legend, as only a single figure has: %s", panel.path("title"))
                        .isEqualTo(panel.path("type").asText().equals("stat"));
            }
            assertThat(places.add(panel.path("dashboard").asText() + panel.path("gridPos")))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(MeterName.class)
    void every_meter_is_on_a_dashboard(MeterName name) throws IOException {
        Set<String> shown = new HashSet<>();
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets")) {
                String expression = target.path("expr").asText();
                shown.addAll(parsed(expression).labelsBySeries().keySet());
            }
        }
        assertThat(MetricsReference.seriesOf(name)).containsAnyElementsOf(shown);
    }

    private static PromQuery parsed(String expression) {
        return PromQuery.of(expression.replace("$__rate_interval", "5m"));
    }

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        JsonNode groups = YAML.readTree(ALERTS.resolve("alerts.yaml").toFile()).path("groups");
        groups.forEach(group -> group.path("rules").forEach(alerts::add));
        assertThat(alerts).isNotEmpty();
        return alerts;
    }

    private static JsonNode alertTests() throws IOException {
        JsonNode tests = YAML.readTree(ALERTS.resolve("alerts.test.yaml").toFile()).path("tests");
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static List<JsonNode> panels() throws IOException {
        List<JsonNode> panels = new ArrayList<>();
        for (String name : List.of("tandem-overview", "tandem-internals")) {
            JsonNode dashboard = JSON.readTree(DASHBOARDS.resolve(name + ".json").toFile());
            assertThat(dashboard.path("uid").asText()).isEqualTo(name);
            for (JsonNode panel : dashboard.path("panels")) {
                panels.add(((ObjectNode) panel).put("dashboard", name));
            }
        }
        assertThat(panels).isNotEmpty();
        return panels;
    }
}
