package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.abandoned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.ops.metrics.MetricsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The running program exports the documented metrics and no other. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class MetricsIT {
    private static final Pattern VALUE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** Families that exist after the first collection of that kind. */
    private static final Pattern SELDOM = Pattern.compile("jvm_gc_(pause|concurrent).*");

    private final Scenarios scenarios;

    MetricsIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void the_program_exports_exactly_its_own_documented_families() {
        abandonedCall();
        await().untilAsserted(() -> assertThat(exported(true)).isEqualTo(documented()));
    }

    private static Map<String, String> documented() {
        return MetricsReference.ownFamilies();
    }

    /** Kafka's clients export some of theirs when their first refresh is over. */
    @Test
    void the_program_exports_exactly_the_recorded_families_of_the_platform() throws IOException {
        abandonedCall();
        if (Boolean.getBoolean("tandem.accept-metrics")) {
            List<String> lines = new ArrayList<>();
            exported(false).forEach((name, rest) -> lines.add(name + "\t" + rest));
            Files.write(MetricsReference.PLATFORM, lines);
        }
        Map<String, String> recorded = new TreeMap<>();
        for (String line : Files.readAllLines(MetricsReference.PLATFORM)) {
            int end = line.indexOf('\t');
            recorded.put(line.substring(0, end), line.substring(end + 1));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    Map<String, String> exported = exported(false);
                    assertThat(recorded.keySet()).containsAll(exported.keySet());
                    exported.forEach((name, it) -> assertLike(name, it, recorded.get(name)));
                    assertThat(recorded.keySet())
                            .filteredOn(name -> !SELDOM.matcher(name).matches())
                            .isSubsetOf(exported.keySet());
                });
    }

    /**
     * The type and the labels are the recorded ones. A consumer has some figures in all and by
     * topic; which of the two a family has depends on the consumer that is registered first.
     */
    private static void assertLike(String name, String exported, String recorded) {
        String[] now = exported.split("\t", -1);
        String[] then = recorded.split("\t", -1);
        assertThat(now[0]).as(name).isEqualTo(then[0]);
        assertThat(labels(now[2])).as(name).isEqualTo(labels(then[2]));
    }

    private static Set<String> labels(String names) {
        Set<String> labels = new TreeSet<>(List.of(names.split(" ", -1)));
        labels.removeAll(Set.of("topic", "partition"));
        return labels;
    }

    @Test
    void every_exported_value_of_a_label_is_documented() {
        abandonedCall();
        Set<String> bounds = new TreeSet<>();
        for (String line : scenarios.metrics().lines().toList()) {
            Matcher label = VALUE.matcher(line);
            while (line.startsWith("tandem_") && label.find()) {
                Set<String> known =
                        MetricsReference.valuesOf(
                                line.substring(0, line.indexOf('{')), label.group(1));
                if (label.group(1).equals("le")) {
                    bounds.add(label.group(2));
                } else if (!known.isEmpty() && !label.group(2).isEmpty()) {
                    assertThat(known).as(line).contains(label.group(2));
                }
            }
        }
        assertThat(bounds).isEqualTo(MetricsReference.bounds());
    }

    @Test
    void a_call_is_seen_in_the_figures_of_the_business() {
        double abandoned =
                value("tandem_abandonments_total{contact_center=\"main\",subtype=\"in_queue\"");
        double closed = value("tandem_interactions_closed_total{outcome=\"abandoned_in_queue\"");
        double routed = value("tandem_routing_decision_seconds_count{status=\"routed\"");
        abandonedCall();
        await().untilAsserted(() -> {
            assertThat(
                            value(
                                    "tandem_abandonments_total{contact_center=\"main\","
                                            + "subtype=\"in_queue\""))
                    .isGreaterThan(abandoned);
            assertThat(value("tandem_interactions_closed_total{outcome=\"abandoned_in_queue\""))
                    .isGreaterThan(closed);
            assertThat(value("tandem_routing_decision_seconds_count{status=\"routed\""))
                    .isGreaterThan(routed);
        });
        assertThat(value("tandem_secret_age_seconds{file=\"webhook_secrets\"")).isPositive();
        assertThat(value("tandem_input_delay_seconds_count{topic=\"webex-events\"")).isPositive();
        assertThat(value("tandem_interaction_oldest_open_seconds")).isNotNegative();
    }

    /** No number would mean that Kafka refuses or does not answer the question. */
    @Test
    void the_backlog_is_known_for_each_topic_that_is_read() {
        abandonedCall();
        for (String topic :
                List.of("webex-events", "wake-ups", "salesforce-results", "salesforce-commands")) {
            String labels = "{topic=\"" + topic + "\"";
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        assertThat(value("tandem_backlog_records" + labels))
                                .isFinite()
                                .isNotNegative();
                        assertThat(value("tandem_backlog_seconds" + labels))
                                .isFinite()
                                .isNotNegative();
                    });
        }
        assertThat(value("tandem_dead_letter_oldest_age_seconds")).isFinite().isNotNegative();
    }

    private double value(String line) {
        return scenarios.metric(line);
    }

    /** Tandem's own families, or those of the platform. */
    private Map<String, String> exported(boolean own) {
        Map<String, String> families = families(scenarios.metrics());
        families.keySet().removeIf(name -> name.startsWith("tandem_") != own);
        return families;
    }

    private void abandonedCall() {
        scenarios.routed(CENTER).tells(parked(), ended()).untilAnswered(abandoned());
    }

    /**
     * Type, help and labels of each family, tabs between, by its name. OpenMetrics names a counter
     * without the suffix that its series have.
     */
    private static Map<String, String> families(String page) {
        Map<String, String> help = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        Map<String, Set<String>> labels = new TreeMap<>();
        String family = "";
        for (String line : page.lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                help.put(words[2], words.length > 3 ? words[3].strip() : "");
            } else if (line.startsWith("# TYPE ")) {
                family = words[2];
                types.put(family, words[3]);
            } else {
                Matcher label = VALUE.matcher(line);
                while (label.find()) {
                    labels.computeIfAbsent(family, _ -> new TreeSet<>()).add(label.group(1));
                }
            }
        }
        Map<String, String> families = new TreeMap<>();
        types.forEach((name, type) ->
                families.put(
                        type.equals("counter") ? name + "_total" : name,
                        String.join(
                                "\t",
                                type,
                                help.getOrDefault(name, ""),
                                String.join(" ", labels.getOrDefault(name, Set.of())))));
        return families;
    }
}
