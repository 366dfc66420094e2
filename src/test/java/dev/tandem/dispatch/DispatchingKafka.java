package dev.tandem.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.ports.CommandExecutor;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.Reading;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics on a real broker, the dispatchers that use them, and what they read and write. */
final class DispatchingKafka implements AutoCloseable {
    private static final DispatcherSettings.Limits QUICK =
            new DispatcherSettings.Limits(
                    1_000,
                    1_000,
                    1_000,
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(1));

    private final Map<String, Object> kafka;
    private final int partitions;
    private final Topics topics = new Topics("t" + UUID.randomUUID() + ".");
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ProducerChannel channel;
    private final List<CommandDispatcher> dispatchers = new ArrayList<>();

    DispatchingKafka(String bootstrapServers, int partitions) throws Exception {
        this.kafka = Map.of("bootstrap.servers", bootstrapServers);
        this.partitions = partitions;
        admin = Admin.create(kafka);
        var config = Map.of("message.timestamp.type", "LogAppendTime");
        admin.createTopics(
                        Stream.of(
                                        topics.salesforceCommands(),
                                        topics.salesforceStarts(),
                                        topics.salesforceResults(),
                                        topics.deadLetters())
                                .map(it -> new NewTopic(it, partitions, (short) 1).configs(config))
                                .toList())
                .all()
                .get();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        channel = new ProducerChannel(producer);
    }

    /** One slot for each org, two places in its queue. */
    DispatcherSettings settings(String instanceId, Duration maxWait) {
        return new DispatcherSettings(
                topics.prefix() + "dispatcher",
                instanceId,
                Map.of("wide", 50),
                1,
                new DispatcherSettings.Queue(2, maxWait),
                QUICK);
    }

    /** One slot and a queue for more than it may hold unfinished. */
    DispatcherSettings holdingAtMost(int unfinished) {
        return new DispatcherSettings(
                topics.prefix() + "dispatcher",
                "one",
                Map.of(),
                1,
                new DispatcherSettings.Queue(2 * unfinished, Duration.ofMinutes(1)),
                new DispatcherSettings.Limits(
                        unfinished,
                        1_000,
                        1_000,
                        QUICK.readBackMargin(),
                        QUICK.sessionTimeout(),
                        QUICK.handOverTimeout()));
    }

    CommandDispatcher start(String instanceId, CommandExecutor executor) {
        return start(
                settings(instanceId, Duration.ofSeconds(15)), executor, DispatcherMetrics.NONE);
    }

    CommandDispatcher start(
            DispatcherSettings settings, CommandExecutor executor, DispatcherMetrics metrics) {
        return start(settings, executor, OrgHolds.NONE, metrics);
    }

    CommandDispatcher start(
            DispatcherSettings settings,
            CommandExecutor executor,
            OrgHolds holds,
            DispatcherMetrics metrics) {
        var dispatcher =
                new CommandDispatcher(
                        settings,
                        kafka,
                        topics,
                        executor,
                        holds,
                        new ResultWriter(channel, channel, topics),
                        metrics,
                        ClientMetrics.NONE,
                        CallTraces.NONE,
                        Clock.systemUTC());
        dispatchers.add(dispatcher);
        dispatcher.start();
        return dispatcher;
    }

    /** Starts one and waits until it owns all partitions and has read their results back. */
    CommandDispatcher startReady(String instanceId, CommandExecutor executor) {
        CommandDispatcher dispatcher = start(instanceId, executor);
        awaitReady(dispatcher, partitions);
        return dispatcher;
    }

    void awaitReady(CommandDispatcher dispatcher, int partitions) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        dispatcher::health,
                        it -> it.partitions() == partitions && it.readingBack() == 0);
    }

    void issue(IssuedCommand... commands) {
        for (IssuedCommand it : commands) {
            send(new CommandRecord.Issue(it));
        }
    }

    /**
     * As a state machine does that shares a process with a dispatcher.
     *
     * @param direct whether that dispatcher sends it at once
     */
    RecordMetadata issue(IssuedCommand command, boolean direct) {
        ProducerRecord<byte[], byte[]> record = recordOf(new CommandRecord.Issue(command));
        if (direct) {
            record.headers().add(CommandRecord.DIRECT, "true".getBytes(UTF_8));
        }
        return send(producer, record);
    }

    void send(CommandRecord record) {
        send(producer, recordOf(record));
    }

    private ProducerRecord<byte[], byte[]> recordOf(CommandRecord record) {
        return new ProducerRecord<>(
                topics.salesforceCommands(),
                record.id().interactionId().getBytes(UTF_8),
                WireFormats.COMMAND.write(record));
    }

    void sendUnreadable() {
        send(producer, topics.salesforceCommands(), "x", "no json".getBytes(UTF_8));
    }

    /** As a state machine does whose transaction is aborted. */
    void issueInAbortedTransaction(IssuedCommand command) {
        try (var transactional =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka.get("bootstrap.servers"),
                                "transactional.id",
                                topics.prefix()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            transactional.initTransactions();
            transactional.beginTransaction();
            send(
                    transactional,
                    topics.salesforceCommands(),
                    command.id().interactionId(),
                    WireFormats.COMMAND.write(new CommandRecord.Issue(command)));
            transactional.abortTransaction();
        }
    }

    /** As an earlier owner did. */
    void writeStart(ResultRecord.Started record) {
        write(topics.salesforceStarts(), record);
    }

    /** As an earlier owner did. */
    void writeResult(ResultRecord record) {
        write(topics.salesforceResults(), record);
    }

    private void write(String topic, ResultRecord record) {
        send(producer, topic, record.id().interactionId(), WireFormats.RESULT.write(record));
    }

    /** Everything on the starts topic, each interaction's in order. */
    List<ResultRecord> starts() {
        return recordsOf(topics.salesforceStarts());
    }

    /** Everything on the results topic, each interaction's in order. */
    List<ResultRecord> results() {
        return recordsOf(topics.salesforceResults());
    }

    private List<ResultRecord> recordsOf(String topic) {
        return valuesOf(topic).stream()
                .map(it -> ((Reading.Read<ResultRecord>) WireFormats.RESULT.read(it)).value())
                .toList();
    }

    List<DeadLetter> deadLetters() {
        return valuesOf(topics.deadLetters()).stream()
                .map(it -> ((Reading.Read<DeadLetter>) WireFormats.DEAD_LETTER.read(it)).value())
                .toList();
    }

    private List<byte[]> valuesOf(String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var all =
                    Stream.iterate(0, it -> it + 1)
                            .limit(partitions)
                            .map(it -> new TopicPartition(topic, it))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var ends = consumer.endOffsets(all);
            List<byte[]> values = new ArrayList<>();
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(100)).forEach(it -> values.add(it.value()));
            }
            return values;
        }
    }

    List<ResultRecord> resultsOf(String interactionId) {
        return results().stream()
                .filter(it -> it.id().interactionId().equals(interactionId))
                .toList();
    }

    /** What that interaction's command was answered, once it is. */
    SalesforceResult answerOf(String interactionId) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> answersOf(interactionId), it -> !it.isEmpty())
                .getFirst();
    }

    List<SalesforceResult> answersOf(String interactionId) {
        return resultsOf(interactionId).stream()
                .filter(ResultRecord.Answered.class::isInstance)
                .map(it -> ((ResultRecord.Answered) it).result())
                .toList();
    }

    /** How many offsets of all partitions are committed. */
    long committed() throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets(topics.prefix() + "dispatcher")
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .mapToLong(it -> it.offset())
                .sum();
    }

    void awaitCommitted(long offsets) {
        await().atMost(Duration.ofSeconds(10)).until(() -> committed() == offsets);
    }

    @Override
    public void close() {
        dispatchers.forEach(it -> it.close(Duration.ofSeconds(1)));
        producer.close();
        admin.close();
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, String key, byte[] value) {
        send(producer, new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
    }

    private static RecordMetadata send(
            KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("Expected the broker to take a record, but it did not", e);
        }
    }
}
