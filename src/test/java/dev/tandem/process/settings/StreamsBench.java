package dev.tandem.process.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.ports.NoDirectCommands;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.ScriptedCalls;
import dev.tandem.process.engine.DecisionFunction;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.query.InteractionLookup;
import dev.tandem.process.query.InteractionView;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** State machines with the scripted decider on a real broker, and a look at what they wrote. */
public final class StreamsBench {
    private final TopicSettings topics;
    private final Path state;
    private final Map<String, String> kafka;
    private ClientMetrics clientMetrics = ClientMetrics.NONE;

    public StreamsBench(String bootstrapServers, String prefix, Path state) {
        this(bootstrapServers, TopicSettings.embedded(new Topics(prefix)), state);
    }

    public StreamsBench(String bootstrapServers, TopicSettings topics, Path state) {
        this.topics = topics;
        this.state = state;
        this.kafka = Map.of("bootstrap.servers", bootstrapServers);
    }

    public StreamsBench measuredBy(ClientMetrics metrics) {
        clientMetrics = metrics;
        return this;
    }

    public TopicSettings topics() {
        return topics;
    }

    public InteractionStreams started() {
        InteractionStreams streams = starting(topics, ScriptedCalls::decide);
        await().atMost(Duration.ofSeconds(60)).until(streams::ranOnce);
        return streams;
    }

    public InteractionStreams starting(TopicSettings wanted, DecisionFunction decider) {
        return starting(wanted, decider, Duration.ofSeconds(10));
    }

    public InteractionStreams starting(
            TopicSettings wanted, DecisionFunction decider, Duration session) {
        InteractionStreams streams =
                new InteractionStreams(
                        new ProcessSettings(
                                wanted.topics().prefix() + "interactions",
                                state,
                                kafka,
                                1,
                                Duration.ofMillis(500),
                                session,
                                ProcessSettings.Bounds.DEFAULT,
                                null),
                        wanted,
                        ScriptedCalls.logic(decider),
                        InteractionMetrics.NONE,
                        CallTraces.NONE,
                        clientMetrics,
                        new NoDirectCommands());
        streams.start();
        return streams;
    }

    public void send(String id, String word) throws Exception {
        send(List.of(id), word);
    }

    /** The same word to each, in that order. */
    public void send(List<String> ids, String word) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>copyOf(kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (String id : ids) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        topics.topics().webexEvents(),
                                        id.getBytes(UTF_8),
                                        ScriptedCalls.event(id, word))));
            }
            for (Future<?> it : sent) {
                it.get();
            }
        }
    }

    /** The events of a call as its timeline has them; empty while it is unknown. */
    public static List<String> timeline(InteractionStreams streams, String id) {
        return view(streams, id).stream()
                .flatMap(it -> it.timeline().stream())
                .map(StreamsBench::word)
                .toList();
    }

    public static Optional<InteractionView> view(InteractionStreams streams, String id) {
        return switch (streams.find(id)) {
            case InteractionLookup.Found(InteractionView view) -> Optional.of(view);
            case InteractionLookup.Unknown(),
                    InteractionLookup.Parked _,
                    InteractionLookup.NotHere _,
                    InteractionLookup.Elsewhere _ ->
                    Optional.empty();
        };
    }

    /** As the journal's retention would: all that there is at this moment. */
    public void emptyJournal() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (int i = 0; i < topics.partitions(); i++) {
                all.put(
                        new TopicPartition(topics.topics().interactionJournal(), i),
                        RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        }
    }

    /** The events of all calls as the committed journal has them. */
    public List<String> committedJournal() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topics.topics().interactionJournal()).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> words = new ArrayList<>();
            for (int quiet = 0; quiet < 3; ) {
                var records = consumer.poll(Duration.ofMillis(300));
                quiet = records.isEmpty() ? quiet + 1 : 0;
                records.forEach(it -> words.add(word(entry(it.value()))));
            }
            return words;
        }
    }

    private static JournalEntry entry(byte[] bytes) {
        return switch (WireFormats.JOURNAL.read(bytes)) {
            case Reading.Read<JournalEntry>(JournalEntry entry) -> entry;
            case Reading.Unreadable<JournalEntry>(String reason) ->
                    throw new AssertionError(reason);
        };
    }

    private static String word(JournalEntry entry) {
        return entry.input() instanceof OtherNotice notice ? notice.header().type() : "woken";
    }
}
