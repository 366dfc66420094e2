package dev.tandem.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionStreamsTest {
    @TempDir static Path broker;
    private static EmbeddedKafka kafka;

    @TempDir Path state;

    @BeforeAll
    static void start_broker() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(broker));
    }

    @AfterAll
    static void stop_broker() {
        kafka.close();
    }

    @Test
    void a_restart_keeps_the_state_and_the_timeline() throws Exception {
        TopicSettings topics = TopicSettings.embedded(new Topics("restart."));
        try (InteractionStreams streams = started(topics)) {
            send(topics, "call-1", "hello");
            await().until(() -> words(streams, "call-1").equals(List.of("hello")));
        }
        try (InteractionStreams streams = started(topics)) {
            send(topics, "call-1", "again");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> words(streams, "call-1").equals(List.of("hello", "again")));
        }
    }

    private InteractionStreams started(TopicSettings topics) {
        InteractionStreams streams =
                new InteractionStreams(
                        ProcessSettings.of(
                                topics.topics().prefix() + "interactions", state, kafka()),
                        topics,
                        ScriptedCalls::decide,
                        ScriptedCalls::translate,
                        InteractionMetrics.NONE);
        streams.start();
        await().atMost(Duration.ofSeconds(30)).until(streams::ranOnce);
        return streams;
    }

    private static Map<String, String> kafka() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static void send(TopicSettings topics, String id, String word) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>copyOf(kafka()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    topics.topics().webexEvents(),
                                    id.getBytes(UTF_8),
                                    ScriptedCalls.event(id, word)))
                    .get();
        }
    }

    private static List<String> words(InteractionStreams streams, String id) {
        return switch (streams.find(id)) {
            case InteractionLookup.Found(InteractionView view) ->
                    view.timeline().stream().map(InteractionStreamsTest::word).toList();
            case InteractionLookup.Unknown(), InteractionLookup.NotHere _ -> List.of();
        };
    }

    private static String word(JournalEntry entry) {
        return entry.input() instanceof dev.tandem.domain.InteractionInput.OtherNotice notice
                ? notice.header().type()
                : "woken";
    }
}
