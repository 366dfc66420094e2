package dev.tandem.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.Reading;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * In place of the dispatcher and the org: says that it started each command, and that it worked.
 */
public final class QuickAnswers implements AutoCloseable {
    private final Topics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final LongAdder closed = new LongAdder();
    private final Thread thread = Thread.ofPlatform().name("quick-answers").unstarted(this::run);
    private volatile boolean stopped;

    public QuickAnswers(Map<String, String> kafka, Topics topics) {
        this.topics = topics;
        consumer =
                new KafkaConsumer<>(
                        new HashMap<>(kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        producer =
                new KafkaProducer<>(
                        new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** When the topic is there. */
    public void start() {
        List<TopicPartition> all =
                consumer.partitionsFor(topics.salesforceCommands()).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        thread.start();
    }

    /** How many calls got their last command. */
    public long closed() {
        return closed.sum();
    }

    private void run() {
        while (!stopped) {
            consumer.poll(Duration.ofMillis(100)).forEach(it -> answer(it.value()));
        }
        consumer.close();
    }

    private void answer(byte[] bytes) {
        if (WireFormats.COMMAND.read(bytes)
                instanceof Reading.Read<CommandRecord>(CommandRecord.Issue(IssuedCommand it))) {
            send(new ResultRecord.Started(it.id(), it.attempt()));
            send(new ResultRecord.Answered(it.id(), it.attempt(), result(it.id().kind())));
            if (it.id().kind() == CommandKind.UPDATE_VOICE_CALL) {
                closed.increment();
            }
        }
    }

    private static SalesforceResult result(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL ->
                    new SalesforceResult.VoiceCallCreated("0LQ5e000000AAAAGA4", List.of());
            case EXECUTE_OMNI_FLOW -> new SalesforceResult.OmniFlowExecuted("00G5e0000001", null);
            case CLEAR_ROUTING -> new SalesforceResult.RoutingCleared();
            case UPDATE_VOICE_CALL -> new SalesforceResult.VoiceCallUpdated();
        };
    }

    private void send(ResultRecord result) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                topics.salesforceResults(),
                                result.id().interactionId().getBytes(UTF_8),
                                WireFormats.RESULT.write(result)));
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
