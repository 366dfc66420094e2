package dev.tandem.ops.metrics.kafka;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which metrics of Kafka's clients are exported. One instance with twelve partitions has more than
 * three thousand series of them, most once more for each broker, topic, partition and state store.
 * These say whether a client keeps up, how fast it is, and whether its group rebalances: some 150
 * for an instance, and one more for each partition that a consumer reads.
 *
 * <p>A topic with a dot in its name is counted twice, also under its name with underscores, until
 * Kafka 5 removes that one (KIP-1109).
 */
@Singleton
public class KafkaSeries implements MeterFilter {
    private static final Set<String> EXPORTED =
            Stream.of(
                            names(
                                    "consumer.fetch.manager",
                                    "records.lag",
                                    "records.consumed.rate",
                                    "records.consumed.total",
                                    "fetch.rate",
                                    "fetch.latency.avg"),
                            names(
                                    "consumer.coordinator",
                                    "assigned.partitions",
                                    "rebalance.total",
                                    "failed.rebalance.total",
                                    "rebalance.latency.avg",
                                    "rebalance.latency.max",
                                    "last.rebalance.seconds.ago",
                                    "commit.latency.avg",
                                    "commit.latency.max"),
                            names(
                                    "consumer",
                                    "last.poll.seconds.ago",
                                    "time.between.poll.max",
                                    "connection.count"),
                            names(
                                    "producer",
                                    "record.send.rate",
                                    "record.send.total",
                                    "record.error.total",
                                    "record.retry.total",
                                    "record.queue.time.avg",
                                    "request.latency.avg",
                                    "request.latency.max",
                                    "buffer.available.bytes",
                                    "connection.count"),
                            names("admin.client", "request.total", "connection.count"),
                            names("stream", "alive.stream.threads", "failed.stream.threads"),
                            names(
                                    "stream.thread",
                                    "process.rate",
                                    "process.latency.avg",
                                    "process.latency.max",
                                    "commit.rate",
                                    "commit.latency.avg",
                                    "commit.latency.max",
                                    "punctuate.latency.avg",
                                    "punctuate.latency.max"),
                            names(
                                    "stream.state.updater",
                                    "active.restoring.tasks",
                                    "restore.records.rate"))
                    .flatMap(it -> it)
                    .collect(Collectors.toUnmodifiableSet());

    private static Stream<String> names(String group, String... names) {
        return Stream.of(names).map(name -> "kafka." + group + "." + name);
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return id.getName().startsWith("kafka.") && !EXPORTED.contains(id.getName())
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }
}
