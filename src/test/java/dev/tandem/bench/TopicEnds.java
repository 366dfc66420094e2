package dev.tandem.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records were ever written to each topic: the end offsets, which also count the markers
 * that the broker writes to each partition of a transaction. Kafka's own topics are among them.
 */
final class TopicEnds implements AutoCloseable {
    private final Admin admin;

    private TopicEnds(Admin admin) {
        this.admin = admin;
    }

    static TopicEnds of(String bootstrapServers) {
        return new TopicEnds(Admin.create(Map.of("bootstrap.servers", bootstrapServers)));
    }

    /** The sum of each topic's partitions. */
    Map<String, Long> read() throws ExecutionException, InterruptedException {
        ListTopicsOptions all = new ListTopicsOptions().listInternal(true);
        Map<String, TopicDescription> topics =
                admin.describeTopics(admin.listTopics(all).names().get()).allTopicNames().get();
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(
                                topics.values().stream()
                                        .flatMap(topic -> partitions(topic).stream())
                                        .collect(
                                                Collectors.toMap(
                                                        partition -> partition,
                                                        partition -> OffsetSpec.latest())))
                        .all()
                        .get();
        Map<String, Long> sums = new TreeMap<>();
        ends.forEach((partition, end) -> sums.merge(partition.topic(), end.offset(), Long::sum));
        return sums;
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
