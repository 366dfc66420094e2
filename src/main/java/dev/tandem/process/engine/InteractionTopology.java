package dev.tandem.process.engine;

import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.settings.ProcessSettings.Bounds;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.store.StoreKeys;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Three topics in, one processor with one store, four topics out. All three are read by the same
 * task, so that everything about one interaction meets in one place and in the broker's order.
 */
public final class InteractionTopology {
    /** States, wake-ups, counts and what is found by what; see {@link StoreKeys}. */
    public static final String STORE = "interactions";

    private static final String PROCESSOR = "interaction";
    private static final String EVENTS = "webex-events";
    private static final String WAKE_UPS_IN = "wake-ups-in";
    private static final String RESULTS = "salesforce-results";

    private InteractionTopology() {}

    /**
     * The whole topology, on these topics.
     *
     * @param acknowledgements what an {@link AcknowledgementInterceptor} of the producers keeps up
     *     to date
     */
    public static Topology build(
            InteractionLogic logic,
            TopicSettings settings,
            Bounds bounds,
            AcknowledgementInterceptor.Watch acknowledgements,
            InteractionMetrics metrics,
            CallTraces traces) {
        InteractionParts parts =
                InteractionParts.of(logic, settings, bounds, acknowledgements, metrics, traces);
        Topology topology = new Topology();
        sources(topology, settings.topics());
        topology.addProcessor(
                PROCESSOR, () -> new InteractionProcessor(parts), EVENTS, WAKE_UPS_IN, RESULTS);
        topology.addStateStore(store(), PROCESSOR);
        sinks(topology, settings.topics());
        return topology;
    }

    private static void sources(Topology topology, Topics topics) {
        Map<String, String> topicBySource =
                Map.of(
                        EVENTS, topics.webexEvents(),
                        WAKE_UPS_IN, topics.wakeUps(),
                        RESULTS, topics.salesforceResults());
        topicBySource.forEach((source, topic) ->
                topology.addSource(
                        source, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic));
    }

    private static void sinks(Topology topology, Topics topics) {
        Map<String, String> topicBySink =
                Map.of(
                        TopologySinks.COMMANDS, topics.salesforceCommands(),
                        TopologySinks.RESULTS, topics.salesforceResults(),
                        TopologySinks.JOURNAL, topics.interactionJournal(),
                        TopologySinks.WAKE_UPS, topics.wakeUps(),
                        TopologySinks.DEAD_LETTERS, topics.deadLetters());
        topicBySink.forEach((sink, topic) ->
                topology.addSink(
                        sink,
                        topic,
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        PROCESSOR));
    }

    /**
     * Cached: between two commits a call's state is written often, and only the last one counts.
     */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(changelog());
    }

    /**
     * After an unclean stop all of the changelog is read, so it must not hold much more than the
     * newest version of each key. Only segments that are closed are compacted: hence small ones,
     * closed and compacted within minutes. What was deleted stays marked for Kafka's default of a
     * day: an instance that was away as long takes its old store up where it left it.
     */
    private static Map<String, String> changelog() {
        return Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(TopicSettings.MAX_MESSAGE_BYTES),
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Integer.toString(8 << 20),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(Duration.ofMinutes(10).toMillis()),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.3",
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                Long.toString(Duration.ofMinutes(20).toMillis()));
    }
}
