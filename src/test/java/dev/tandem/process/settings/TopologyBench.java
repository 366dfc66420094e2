package dev.tandem.process.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.ports.NoDirectCommands;
import dev.tandem.process.ScriptedCalls;
import dev.tandem.process.engine.AcknowledgementInterceptor;
import dev.tandem.process.engine.InteractionTopology;
import dev.tandem.process.engine.JournalEndOffsets;
import dev.tandem.process.engine.WrittenCommands;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.settings.ProcessSettings.Bounds;
import dev.tandem.process.store.StoreKeys;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The real topology with the scripted decider and a clock that the test moves. */
public final class TopologyBench implements AutoCloseable {
    public static final int WAKE_UPS_PER_RUN = 20;
    private static final Topics TOPICS = new Topics("");
    private static final Bounds BOUNDS = new Bounds(1 << 20, 0, 2, 2, 3, WAKE_UPS_PER_RUN, 65_536);

    private final TopologyTestDriver driver;
    private final TestOutputTopic<byte[], byte[]> journal;
    private final TestOutputTopic<byte[], byte[]> commands;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final TestOutputTopic<byte[], byte[]> wakeUps;
    private final AtomicInteger countsReported;
    private final TestOutputTopic<byte[], byte[]> results;
    private final Said said;
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    private TopologyBench(TopologyTestDriver driver, AtomicInteger countsReported, Said said) {
        this.said = said;
        this.driver = driver;
        this.countsReported = countsReported;
        journal = output(TOPICS.interactionJournal());
        commands = output(TOPICS.salesforceCommands());
        results = output(TOPICS.salesforceResults());
        deadLetters = output(TOPICS.deadLetters());
        wakeUps = output(TOPICS.wakeUps());
    }

    public static TopologyBench start(Path state) {
        return start(state, 1);
    }

    /** The test driver has one partition; to say that there are more makes most keys foreign. */
    public static TopologyBench start(Path state, int partitions) {
        TopicSettings topics =
                new TopicSettings(TOPICS, partitions, (short) 1, Duration.ofDays(7), Map.of());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        AtomicInteger countsReported = new AtomicInteger();
        Said said = new Said();
        return new TopologyBench(
                new TopologyTestDriver(
                        InteractionTopology.build(
                                ScriptedCalls.LOGIC,
                                topics,
                                BOUNDS,
                                new AcknowledgementInterceptor.Watch(
                                        TOPICS.interactionJournal(),
                                        new JournalEndOffsets(partitions),
                                        new WrittenCommands(said)),
                                counting(countsReported),
                                CallTraces.NONE),
                        properties,
                        Instant.parse("2026-01-01T12:00:00Z")),
                countsReported,
                said);
    }

    private static InteractionMetrics counting(AtomicInteger reports) {
        return new InteractionMetrics() {
            @Override
            public void interactions(int partition, Map<InteractionPhase, Long> byPhase) {
                reports.incrementAndGet();
            }
        };
    }

    /** How often the counts of the partition were reported, each in a run of the stream thread. */
    public int countsReported() {
        return countsReported.get();
    }

    public void event(String id, String word) {
        event(id, ScriptedCalls.event(id, word));
    }

    public void event(String key, byte[] value) {
        pipe(TOPICS.webexEvents(), key, value);
    }

    /** With a header, as the doors give it. */
    public void event(String key, byte[] value, String header, String its) {
        driver.createInputTopic(
                        TOPICS.webexEvents(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(
                        new TestRecord<>(
                                key.getBytes(UTF_8),
                                value,
                                new RecordHeaders().add(header, its.getBytes(UTF_8)),
                                now));
    }

    public void result(String key, byte[] value) {
        pipe(TOPICS.salesforceResults(), key, value);
    }

    public void wakeUp(String key, byte[] value) {
        pipe(TOPICS.wakeUps(), key, value);
    }

    /** Both clocks, the machine's and the broker's. */
    public void pass(Duration duration) {
        now = now.plus(duration);
        driver.advanceWallClockTime(duration);
    }

    /** The machine's clock alone: what comes next has waited so long. */
    public void machineIsAhead(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    /** What the dispatcher of the process was told, in this order. */
    public List<String> saidToDispatcher() {
        return List.copyOf(said.all);
    }

    public List<ResultRecord> results() {
        return results.readValuesToList().stream()
                .map(it -> read(WireFormats.RESULT.read(it)))
                .toList();
    }

    public List<JournalEntry> journal() {
        return journal.readValuesToList().stream()
                .map(it -> read(WireFormats.JOURNAL.read(it)))
                .toList();
    }

    public List<CommandRecord> commands() {
        return commands.readValuesToList().stream()
                .map(it -> read(WireFormats.COMMAND.read(it)))
                .toList();
    }

    public List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList().stream()
                .map(it -> read(WireFormats.DEAD_LETTER.read(it)))
                .toList();
    }

    /** Whose, since this was asked last. */
    public List<String> wakeUpsSent() {
        return wakeUps.readKeyValuesToList().stream().map(it -> new String(it.key, UTF_8)).toList();
    }

    /** Puts bytes of another kind in the place of an interaction's state. */
    public void damage(String id) {
        store().put(StoreKeys.state(id), new byte[] {0});
    }

    /** All but the counts. */
    public List<String> storedKeys() {
        List<String> keys = new ArrayList<>();
        try (var all = store().all()) {
            all.forEachRemaining(it -> keys.add(it.key.toString()));
        }
        keys.remove(StoreKeys.COUNTS.toString());
        return keys;
    }

    /** Of the states alone. */
    public List<String> stateKeys() {
        return storedKeys().stream().filter(it -> it.startsWith("s")).toList();
    }

    private KeyValueStore<Bytes, byte[]> store() {
        return driver.getKeyValueStore(InteractionTopology.STORE);
    }

    private void pipe(String topic, String key, byte[] value) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(
                        topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(key.getBytes(UTF_8), value, now);
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(
                topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static <T> T read(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T>(T value) -> value;
            case Reading.Unreadable<T>(String reason) -> throw new AssertionError(reason);
        };
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Keeps what it is told. */
    private static final class Said extends NoDirectCommands {
        private final List<String> all = new ArrayList<>();

        @Override
        public @Nullable CommandUnavailable refuseLate(int partition, IssuedCommand command) {
            String id = command.id().interactionId();
            if (id.equals("sent-before")) {
                return null;
            }
            all.add("refused: " + id);
            return new CommandUnavailable("The deadline has passed", false, null);
        }

        @Override
        public void behind() {
            all.add("behind");
        }

        @Override
        public boolean areBehind() {
            return !all.isEmpty() && all.getLast().equals("behind");
        }
    }
}
