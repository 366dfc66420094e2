package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.app.topics.ConsumerGroups;
import dev.tandem.domain.ports.NoDirectCommands;
import dev.tandem.files.Manifests;
import dev.tandem.process.ScriptedCalls;
import dev.tandem.process.engine.AcknowledgementInterceptor;
import dev.tandem.process.engine.InteractionTopology;
import dev.tandem.process.engine.JournalEndOffsets;
import dev.tandem.process.engine.WrittenCommands;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.settings.ProcessSettings.Bounds;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/** What the KafkaUser may do is what the program does, by the names that the program uses. */
class AccessListTest {
    private static final Path MANIFEST = Path.of("deploy/strimzi/kafka.yaml");
    private static final Topics TOPICS = new Topics("tandem.");
    private static final String MACHINES = TOPICS.prefix() + Settings.STATE_MACHINES;

    @Test
    void the_user_may_do_what_the_program_does_and_no_more() throws IOException {
        Map<String, Set<String>> used = new HashMap<>();
        // All eight are written by a door, the state machine, the dispatcher or an operator, and
        // read by the state machine, the dispatcher, a waiting flow or a question of an operator.
        // Four of them are also read for the metrics of the backlog, which ask for the offsets of
        // both groups. SecuredKafkaIT runs the program with exactly this list.
        TOPICS.all()
                .forEach(it ->
                        used.put(
                                "topic literal " + it,
                                Set.of("Describe", "DescribeConfigs", "Read", "Write")));
        stores().forEach(it ->
                used.put(
                        "topic literal " + MACHINES + "-" + it + "-changelog",
                        Set.of("Create", "Describe", "Read", "Write")));
        used.put("group literal " + MACHINES, Set.of("Describe", "Read"));
        used.put(
                "group literal " + TOPICS.prefix() + Settings.DISPATCHER,
                Set.of("Describe", "Read"));
        used.put(
                "group literal " + TOPICS.prefix() + Settings.RECONCILER,
                Set.of("Describe", "Read"));
        used.put(
                "group literal " + TOPICS.prefix() + ConsumerGroups.PUSH_BACK,
                Set.of("Describe", "Read"));
        used.put("transactionalId prefix " + MACHINES + "-", Set.of("Describe", "Write"));
        used.put(
                "transactionalId literal " + TOPICS.operatorActions(), Set.of("Describe", "Write"));

        assertThat(granted()).isEqualTo(used);
    }

    @Test
    void the_user_may_read_and_write_what_the_topology_reads_and_writes() throws IOException {
        Map<String, Set<String>> granted = granted();
        Set<String> sources = new HashSet<>();
        Set<String> sinks = new HashSet<>();
        for (TopologyDescription.Node node : nodes()) {
            if (node instanceof TopologyDescription.Source source) {
                sources.addAll(source.topicSet());
            } else if (node instanceof TopologyDescription.Sink sink) {
                sinks.add(sink.topic());
            }
        }

        assertThat(sources)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(granted.get("topic literal " + it)).contains("Read"));
        assertThat(sinks)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(granted.get("topic literal " + it)).contains("Write"));
    }

    @Test
    void every_granted_operation_is_one_of_kafka() throws IOException {
        Set<String> known = new HashSet<>();
        for (AclOperation operation : AclOperation.values()) {
            known.add(operation.name().replace("_", ""));
        }

        assertThat(granted().values())
                .allSatisfy(operations ->
                        assertThat(operations)
                                .allSatisfy(it ->
                                        assertThat(known).contains(it.toUpperCase(Locale.ROOT))));
    }

    private static Map<String, Set<String>> granted() throws IOException {
        List<JsonNode> users = Manifests.ofKind("KafkaUser", MANIFEST);
        assertThat(users).hasSize(1);
        Map<String, Set<String>> granted = new HashMap<>();
        for (JsonNode acl : users.getFirst().at("/spec/authorization/acls")) {
            JsonNode resource = acl.path("resource");
            String name =
                    "%s %s %s"
                            .formatted(
                                    resource.path("type").asText(),
                                    resource.path("patternType").asText(),
                                    resource.path("name").asText());
            Set<String> operations = new HashSet<>();
            acl.path("operations").forEach(it -> operations.add(it.asText()));
            assertThat(granted.put(name, operations)).as(name).isNull();
        }
        return granted;
    }

    private static Set<String> stores() {
        Set<String> stores = new HashSet<>();
        for (TopologyDescription.Node node : nodes()) {
            if (node instanceof TopologyDescription.Processor processor) {
                stores.addAll(processor.stores());
            }
        }
        return stores;
    }

    private static List<TopologyDescription.Node> nodes() {
        TopicSettings topics = TopicSettings.embedded(TOPICS);
        Topology topology =
                InteractionTopology.build(
                        ScriptedCalls.LOGIC,
                        topics,
                        Bounds.DEFAULT,
                        new AcknowledgementInterceptor.Watch(
                                TOPICS.interactionJournal(),
                                new JournalEndOffsets(topics.partitions()),
                                new WrittenCommands(new NoDirectCommands())),
                        InteractionMetrics.NONE,
                        CallTraces.NONE);
        return topology.describe().subtopologies().stream()
                .flatMap(it -> StreamSupport.stream(it.nodes().spliterator(), false))
                .toList();
    }
}
