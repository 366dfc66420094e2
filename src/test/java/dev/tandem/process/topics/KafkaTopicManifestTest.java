package dev.tandem.process.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.files.Manifests;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The topics that an operator declares are those that Tandem would create in a cluster itself. */
class KafkaTopicManifestTest {
    private static final Path MANIFEST = Path.of("deploy/strimzi/kafka.yaml");

    private static final short REPLICAS_IN_A_CLUSTER = 3;

    private final TopicSettings embedded = TopicSettings.embedded(new Topics("tandem."));
    private final TopicSettings settings =
            new TopicSettings(
                    embedded.topics(),
                    embedded.partitions(),
                    REPLICAS_IN_A_CLUSTER,
                    embedded.retention(),
                    Map.of());

    @Test
    void exactly_the_topics_of_the_program_are_declared() throws IOException {
        assertThat(Manifests.ofKind("KafkaTopic", MANIFEST))
                .extracting(it -> it.at("/metadata/name").asText())
                .containsExactlyElementsOf(settings.topics().all());
    }

    @Test
    void each_topic_has_the_partitions_the_replicas_and_the_configuration_of_the_program()
            throws IOException {
        for (JsonNode topic : Manifests.ofKind("KafkaTopic", MANIFEST)) {
            String name = topic.at("/metadata/name").asText();
            Map<String, String> config = new HashMap<>();
            topic.at("/spec/config")
                    .properties()
                    .forEach(it -> config.put(it.getKey(), it.getValue().asText()));

            assertThat(topic.at("/spec/partitions").asInt())
                    .as(name)
                    .isEqualTo(settings.partitionsOf(name));
            assertThat(topic.at("/spec/replicas").asInt())
                    .as(name)
                    .isEqualTo(settings.replicationFactor());
            assertThat(config).as(name).isEqualTo(TopicRules.configOf(name, settings));
        }
    }

    @Test
    void every_topic_and_the_user_belong_to_the_declared_cluster() throws IOException {
        String cluster =
                Manifests.ofKind("Kafka", MANIFEST).getFirst().at("/metadata/name").asText();

        assertThat(Manifests.read(MANIFEST))
                .filteredOn(it -> !it.path("kind").asText().equals("Kafka"))
                .hasSize(2 + settings.topics().all().size())
                .allSatisfy(it ->
                        assertThat(it.at("/metadata/labels").path("strimzi.io/cluster").asText())
                                .isEqualTo(cluster));
    }
}
