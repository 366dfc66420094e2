package dev.tandem.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tandem.domain.EventSource;
import dev.tandem.process.settings.TopicSettings;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document describes the topics, keys and headers of the program. */
class AsyncApiTest {
    private static final Topics TOPICS = new Topics("tandem.");
    private static final int REPLICAS_IN_A_CLUSTER = 3;

    private JsonNode document;

    @BeforeEach
    void it_is_read() throws IOException {
        document = new YAMLMapper().readTree(Path.of("schemas/asyncapi.yaml").toFile());
    }

    @Test
    void every_topic_is_a_channel_and_no_other() {
        assertThat(channels())
                .extracting(it -> it.path("address").asText())
                .containsExactlyInAnyOrderElementsOf(TOPICS.all());
        document.path("channels")
                .properties()
                .forEach(it ->
                        assertThat(it.getValue().path("address").asText())
                                .isEqualTo(TOPICS.prefix() + it.getKey()));
    }

    @Test
    void each_channel_has_the_partitions_and_replicas_of_a_cluster() {
        TopicSettings settings = TopicSettings.embedded(TOPICS);
        assertThat(channels())
                .allSatisfy(channel -> {
                    JsonNode kafka = channel.at("/bindings/kafka");
                    assertThat(kafka.path("topic")).isEqualTo(channel.path("address"));
                    assertThat(kafka.path("partitions").asInt())
                            .isEqualTo(settings.partitionsOf(channel.path("address").asText()));
                    assertThat(kafka.path("replicas").asInt()).isEqualTo(REPLICAS_IN_A_CLUSTER);
                });
    }

    @Test
    void each_message_has_the_schema_of_its_topic_and_a_key_of_text() {
        document.path("channels")
                .properties()
                .forEach(channel -> {
                    JsonNode message = message(channel.getValue());
                    assertThat(message.at("/payload/schema/$ref").asText())
                            .isEqualTo("./" + channel.getKey() + ".schema.json");
                    assertThat(message.at("/payload/schemaFormat").asText())
                            .isEqualTo("application/schema+json;version=2020-12");
                    assertThat(message.at("/bindings/kafka/key/type").asText()).isEqualTo("string");
                });
    }

    @Test
    void the_headers_are_those_of_the_program() throws ReflectiveOperationException {
        JsonNode headers = document.at("/components/messages/WebexEvent/headers/properties");
        List<String> names =
                Arrays.stream(RecordHeaders.class.getFields())
                        .filter(it -> Modifier.isStatic(it.getModifiers()))
                        .map(AsyncApiTest::text)
                        .toList();
        assertThat(names).hasSizeGreaterThan(4);
        assertThat(headers.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(names);
        assertThat(headers.path(RecordHeaders.DOOR).path("enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Stream.of(EventSource.values())
                                .map(RecordHeaders::wordOf)
                                .filter(it -> RecordHeaders.doorOf(it) != EventSource.TOPIC)
                                .toList());
        Map<String, List<String>> ofOthers =
                Map.of(
                        "SalesforceCommand",
                        List.of(
                                RecordHeaders.TRACEPARENT,
                                CommandRecord.PLACE,
                                CommandRecord.DIRECT),
                        "SalesforceResult",
                        List.of(RecordHeaders.TRACEPARENT));
        document.at("/components/messages")
                .properties()
                .forEach(it -> {
                    JsonNode ofMessage = it.getValue().at("/headers/properties");
                    List<String> expected = ofOthers.get(it.getKey());
                    if (expected != null) {
                        assertThat(ofMessage.fieldNames())
                                .toIterable()
                                .containsExactlyElementsOf(expected);
                    } else {
                        assertThat(ofMessage.isMissingNode())
                                .as(it.getKey())
                                .isEqualTo(!it.getKey().equals("WebexEvent"));
                    }
                });
    }

    private List<JsonNode> channels() {
        return StreamSupport.stream(document.path("channels").spliterator(), false).toList();
    }

    /** The one message of a channel. */
    private JsonNode message(JsonNode channel) {
        assertThat(channel.path("messages")).hasSize(1);
        String ref = channel.path("messages").iterator().next().path("$ref").asText();
        return document.at(ref.substring(1));
    }

    private static String text(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new LinkageError("Expected public constants", e);
        }
    }
}
