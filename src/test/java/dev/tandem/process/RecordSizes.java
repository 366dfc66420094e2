package dev.tandem.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How large what the state machines wrote is, before compression. */
public final class RecordSizes {
    private RecordSizes() {}

    public static void print(Map<String, String> kafka, Topics topics) {
        String changelog = topics.prefix() + "interactions-interactions-changelog";
        for (String topic :
                List.of(topics.interactionJournal(), topics.salesforceCommands(), changelog)) {
            Map<String, LongSummaryStatistics> sizes = new TreeMap<>();
            String example = "";
            try (var consumer =
                    new KafkaConsumer<>(
                            new HashMap<>(kafka),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer())) {
                TopicPartition first = new TopicPartition(topic, 0);
                consumer.assign(List.of(first));
                consumer.seekToBeginning(List.of(first));
                long end = consumer.endOffsets(List.of(first)).get(first);
                while (consumer.position(first) < end) {
                    for (ConsumerRecord<byte[], byte[]> it :
                            consumer.poll(Duration.ofMillis(200))) {
                        boolean store = topic.equals(changelog);
                        String kind = store ? "key " + (char) it.key()[0] : "records";
                        sizes.computeIfAbsent(kind, _ -> new LongSummaryStatistics())
                                .accept(Math.max(0, it.serializedValueSize()));
                        if (!store && it.value().length > example.length()) {
                            example = new String(it.value(), UTF_8);
                        }
                    }
                }
            }
            System.out.println(topic + " " + sizes + "\n  largest: " + example);
        }
    }
}
