package dev.tandem.dispatch.partition;

import static java.util.Objects.requireNonNull;

import dev.tandem.kafka.TopicScan;
import dev.tandem.kafka.TopicScan.Limit;
import dev.tandem.wire.Reading;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads from the topics of starts and results what earlier owners of some partitions did, and fills
 * the ledgers of their new assignments. Complete up to the ends of the topics at the beginning of
 * the recovery.
 *
 * <p>It begins a margin before the oldest uncommitted command, since starts and results are younger
 * than their commands; and a margin before the last of them, since a transaction that was open when
 * all instances stopped may be decided again after any downtime.
 *
 * <p>Starts are read from the results, too: those that lasted, and those of builds that wrote all
 * of them there.
 */
public final class ResultRecovery {
    private static final Logger LOG = Logger.getLogger(ResultRecovery.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Duration margin;

    public ResultRecovery(Consumer<byte[], byte[]> consumer, Topics topics, Duration margin) {
        this.consumer = consumer;
        this.topics = topics;
        this.margin = margin;
    }

    /** Blocks until the ledgers are complete. False when all assignments ended before. */
    public boolean fill(Collection<PartitionAssignment> assignments) {
        Map<Integer, PartitionAssignment> byPartition =
                assignments.stream()
                        .collect(Collectors.toMap(PartitionAssignment::partition, it -> it));
        var scan = new TopicScan(consumer);
        var over = Limit.when(() -> assignments.stream().allMatch(PartitionAssignment::isOver));
        var commandEnds = ends(List.of(topics.salesforceCommands()), byPartition.keySet());
        var doneEnds = ends(written(), byPartition.keySet());
        Map<Integer, Long> oldest = new HashMap<>();
        boolean complete =
                scan.run(
                                        positions(commandEnds, byPartition),
                                        commandEnds,
                                        it -> note(it, oldest),
                                        over)
                                .complete()
                        && scan.run(lastOnes(doneEnds), doneEnds, it -> note(it, oldest), over)
                                .complete()
                        && scan.run(
                                        firstOnes(oldest),
                                        doneEnds,
                                        it -> enter(it, of(byPartition, it.partition())),
                                        over)
                                .complete();
        if (complete) {
            commandEnds.forEach((it, end) -> finish(of(byPartition, it.partition()), end));
        }
        return complete;
    }

    private static PartitionAssignment of(
            Map<Integer, PartitionAssignment> assignments, int partition) {
        return requireNonNull(
                assignments.get(partition), "Expected only partitions of the given assignments");
    }

    private List<String> written() {
        return List.of(topics.salesforceStarts(), topics.salesforceResults());
    }

    private Map<TopicPartition, Long> ends(List<String> of, Set<Integer> partitions) {
        return consumer.endOffsets(
                of.stream()
                        .flatMap(topic ->
                                partitions.stream().map(it -> new TopicPartition(topic, it)))
                        .toList());
    }

    private static Map<TopicPartition, Long> positions(
            Map<TopicPartition, Long> commandEnds, Map<Integer, PartitionAssignment> assignments) {
        return commandEnds.keySet().stream()
                .collect(
                        Collectors.toMap(
                                it -> it, it -> of(assignments, it.partition()).position()));
    }

    private static Map<TopicPartition, Long> lastOnes(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> Math.max(0, it.getValue() - 1)));
    }

    /** The first offset to read in each partition of both topics where a record was found. */
    private Map<TopicPartition, Long> firstOnes(Map<Integer, Long> oldest) {
        Map<TopicPartition, Long> times = new HashMap<>();
        oldest.forEach((partition, time) ->
                written()
                        .forEach(topic ->
                                times.put(
                                        new TopicPartition(topic, partition),
                                        Math.max(0, time - margin.toMillis()))));
        Map<TopicPartition, Long> first = new HashMap<>();
        // No offset: every record is older than that.
        consumer.offsetsForTimes(times)
                .forEach((it, found) -> {
                    if (found != null) {
                        first.put(it, found.offset());
                    }
                });
        return first;
    }

    private static boolean note(ConsumerRecord<byte[], byte[]> record, Map<Integer, Long> oldest) {
        oldest.merge(record.partition(), record.timestamp(), Math::min);
        return false;
    }

    private static boolean enter(
            ConsumerRecord<byte[], byte[]> record, PartitionAssignment assignment) {
        switch (WireFormats.RESULT.read(record.value())) {
            case Reading.Read<ResultRecord>(ResultRecord.Started started) ->
                    assignment.ledger().startedBefore(key(started));
            case Reading.Read<ResultRecord>(ResultRecord.Answered answered) ->
                    assignment.ledger().answered(key(answered));
            // An operator's wish is for the state machines, which issue a command of its own.
            case Reading.Read<ResultRecord>(ResultRecord.Redrive _) -> {}
            case Reading.Unreadable<ResultRecord>(String reason) ->
                    LOG.errorf(
                            "A record could not be read back: topic=%s partition=%d offset=%d %s",
                            record.topic(), record.partition(), record.offset(), reason);
        }
        return true;
    }

    private static AttemptKey key(ResultRecord.OfAttempt record) {
        return new AttemptKey(record.id(), record.attempt());
    }

    private static void finish(PartitionAssignment assignment, long commandsEnd) {
        LOG.infof(
                "Results are read back: partition=%d attempts=%d",
                assignment.partition(), assignment.ledger().size());
        assignment.ledger().complete(commandsEnd);
        assignment.readBack();
    }
}
