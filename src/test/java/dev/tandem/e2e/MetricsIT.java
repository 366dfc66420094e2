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
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private final Scenarios scenarios;

    MetricsIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void every_exported_family_is_documented() throws IOException {
        abandonedCall();
        Map<String, String> exported = families(scenarios.metrics());
        MetricsReference.ownFamilies().forEach(exported::remove);
        if (Boolean.getBoolean("tandem.accept-metrics")) {
            List<String> lines = new ArrayList<>();
            exported.forEach((name, typeAndHelp) -> lines.add(name + "\t" + typeAndHelp));
            Files.write(MetricsReference.PLATFORM, lines);
        }
        TreeSet<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(MetricsReference.PLATFORM)) {
            documented.add(line.substring(0, line.indexOf('\t')));
        }
        assertThat(documented).as("deploy/metrics.md").containsAll(exported.keySet());
    }

    @Test
    void a_call_is_seen_in_the_figures_of_the_business() {
        double closed = value("tandem_interactions_closed_total{outcome=\"abandoned_in_queue\"");
        double routed = value("tandem_routing_decision_seconds_count{status=\"routed\"");
        abandonedCall();
        await().untilAsserted(() -> {
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
                Matcher label = LABEL.matcher(line);
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
