package dev.tandem.pushback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.pushback.PushBackMetrics.FailureReason;
import dev.tandem.pushback.PushBackMetrics.GiveUpReason;
import dev.tandem.pushback.VariablesWriter.Outcome;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.WireFormats;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The follower on a real broker: it writes each contact once, through restarts and hand-overs. */
class JournalFollowerTest {
    private static final String PROBE = "probe-";

    @TempDir static Path broker;
    private static EmbeddedKafka kafka;
    private static KafkaProducer<byte[], byte[]> producer;

    private final String topic = "journal-" + UUID.randomUUID();
    private final Set<String> probes = ConcurrentHashMap.newKeySet();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> variables = new ConcurrentHashMap<>();
    private final List<GiveUpReason> givenUp = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<Running> running = new CopyOnWriteArrayList<>();
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private volatile IntSupplier pending = () -> 0;

    private record Running(JournalFollower follower, Thread thread) {
        void stop() throws InterruptedException {
            follower.stop();
            thread.join();
        }
    }

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(broker));
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        kafka.close();
    }

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Running each : running) {
            each.stop();
        }
    }

    private Running follow() {
        PushBackMetrics metrics =
                new PushBackMetrics() {
                    @Override
                    public void givenUp(GiveUpReason reason) {
                        givenUp.add(reason);
                    }

                    @Override
                    public void watchPending(IntSupplier supplier) {
                        pending = supplier;
                    }
                };
        JournalFollower follower =
                new JournalFollower(
                        new PushBackSettings(topic, topic, Duration.ZERO, null),
                        () ->
                                new KafkaConsumer<>(
                                        Map.of(
                                                "bootstrap.servers",
                                                kafka.bootstrapServers(),
                                                "group.id",
                                                topic,
                                                "enable.auto.commit",
                                                false,
                                                "auto.offset.reset",
                                                "earliest"),
                                        new ByteArrayDeserializer(),
                                        new ByteArrayDeserializer()),
                        this::write,
                        metrics,
                        ClientMetrics.NONE,
                        Clock.systemUTC());
        Running started =
                new Running(follower, Thread.ofPlatform().name("follower").start(follower));
        running.add(started);
        return started;
    }

    private Outcome write(String interactionId, Map<String, String> values) {
        if (refused.contains(interactionId)) {
            return new Outcome.Failed(FailureReason.UNAVAILABLE, Duration.ZERO);
        }
        if (interactionId.startsWith(PROBE)) {
            probes.add(interactionId);
            return new Outcome.Written();
        }
        written.add(interactionId);
        variables.put(interactionId, values);
        return new Outcome.Written();
    }

    /** Returns when what is written from now on, to either partition, is read. */
    private Running followFromNow() throws Exception {
        Running started = follow();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    // The last characters differ by one, and so do the hashes and partitions.
                    String attempt = PROBE + UUID.randomUUID();
                    for (String probe : List.of(attempt + "0", attempt + "1")) {
                        begins(probe, EventSource.WEBHOOK);
                        decided(probe);
                    }
                    return probes.stream().map(JournalFollowerTest::partition).distinct().count()
                            == 2;
                });
        return started;
    }

    private static int partition(String id) {
        return Math.floorMod(id.hashCode(), 2);
    }

    private void begins(String id, EventSource source) throws Exception {
        entry(id, source, InteractionPhase.CREATING, Status.PENDING, null);
    }

    private void decided(String id) throws Exception {
        entry(id, EventSource.WEBHOOK, InteractionPhase.WAITING, Status.ROUTED, "0LQ" + id);
    }

    private void ended(String id) throws Exception {
        entry(id, EventSource.WEBHOOK, InteractionPhase.ABANDONING, Status.ROUTED, "0LQ" + id);
    }

    private void entry(
            String id,
            EventSource source,
            InteractionPhase phase,
            Status status,
            String voiceCallId)
            throws Exception {
        Instant now = Instant.now();
        InteractionInput input =
                new ContactQueued(
                        new NoticeHeader(
                                "org", "task:parked", now, now, source, false, false, null),
                        null);
        JournalEntry entry =
                new JournalEntry(
                        id,
                        sequences.merge(id, 1L, Long::sum),
                        input,
                        null,
                        List.of(),
                        phase,
                        null,
                        null,
                        new RoutingAnswer(
                                id, "wxcc_" + id, voiceCallId, now, "Support", null, status));
        producer.send(
                        new ProducerRecord<>(
                                topic,
                                partition(id),
                                id.getBytes(UTF_8),
                                WireFormats.JOURNAL.write(entry)))
                .get();
    }

    @Test
    void a_contact_that_webhooks_alone_reported_gets_its_variables_once() throws Exception {
        followFromNow();
        begins("a", EventSource.WEBHOOK);
        decided("a");
        decided("a");
        await().until(() -> written.contains("a"));
        decided("a");
        begins("b", EventSource.RECONCILER);
        decided("b");
        await().until(() -> written.contains("b"));

        assertThat(written).containsExactly("a", "b");
        assertThat(variables.get("a"))
                .containsEntry("SCV_VendorCallKey", "wxcc_a")
                .containsEntry("SCV_VoiceCallRecordId", "0LQa")
                .containsEntry("SCV_OmniFlowQueue", "Support");
    }

    @Test
    void a_contact_that_a_flow_has_spoken_for_gets_none() throws Exception {
        followFromNow();
        begins("a", EventSource.WEBHOOK);
        begins("a", EventSource.FLOW);
        decided("a");
        begins("b", EventSource.FLOW);
        decided("b");
        begins("c", EventSource.WEBHOOK);
        decided("c");
        begins("d", EventSource.WEBHOOK);
        decided("d");
        await().until(() -> written.containsAll(List.of("c", "d")));

        assertThat(written).containsExactlyInAnyOrder("c", "d");
    }

    @Test
    void a_failed_request_is_repeated_until_the_call_ends() throws Exception {
        refused.addAll(List.of("a", "b"));
        followFromNow();
        begins("a", EventSource.WEBHOOK);
        decided("a");
        begins("b", EventSource.WEBHOOK);
        decided("b");
        await().until(() -> pending.getAsInt() == 2);
        ended("b");
        await().until(() -> givenUp.contains(GiveUpReason.ENDED));
        refused.clear();
        await().until(() -> written.contains("a"));

        assertThat(written).containsExactly("a");
        assertThat(givenUp).containsExactly(GiveUpReason.ENDED);
    }

    @Test
    void a_restart_neither_loses_nor_repeats() throws Exception {
        Running first = followFromNow();
        refused.add("open");
        begins("open", EventSource.WEBHOOK);
        decided("open");
        begins("begun", EventSource.WEBHOOK);
        begins("flow", EventSource.WEBHOOK);
        begins("flow", EventSource.FLOW);
        begins("done", EventSource.WEBHOOK);
        decided("done");
        await().until(() -> written.contains("done") && pending.getAsInt() == 1);
        first.stop();
        decided("begun");
        decided("flow");
        begins("new", EventSource.WEBHOOK);
        decided("new");
        refused.clear();

        Running second = follow();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> written.containsAll(List.of("open", "begun", "new")));
        second.stop();
        follow();
        begins("last", EventSource.WEBHOOK);
        decided("last");
        await().atMost(Duration.ofSeconds(30)).until(() -> written.contains("last"));
        assertThat(written).containsExactlyInAnyOrder("done", "open", "begun", "new", "last");
    }
}
