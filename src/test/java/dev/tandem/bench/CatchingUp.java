package dev.tandem.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.app.topics.ConsumerGroups;
import dev.tandem.bench.figures.Sample;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What an outage costs when it is over: how fast the events that waited are decided, and how long
 * callers who come meanwhile wait for their create.
 */
final class CatchingUp {
    private static final Topics TOPICS = new Topics("tandem.");
    private static final int CALLS_PER_SECOND = 20;
    private static final int EVENTS_OF_A_CALL = 3;

    private final Plan plan;
    private final WebexEvents events;
    private final int waiting;

    /**
     * @param waiting how many events have waited
     */
    CatchingUp(Plan plan, String secret, int waiting) {
        this.plan = plan;
        this.events = new WebexEvents(secret);
        this.waiting = waiting;
    }

    void run() throws Exception {
        System.out.printf(
                "-- (i) %,d events of an hour ago are decided while %d new calls/s come%n",
                waiting, CALLS_PER_SECOND);
        try (Rig rig = Rig.withBrokerBeside(plan.directory().resolve("backlog"), 1_000_000)) {
            String servers = Objects.requireNonNull(rig.broker()).bootstrapServers();
            Map<String, Object> kafka = Map.of("bootstrap.servers", servers);
            try (Admin admin = Admin.create(kafka);
                    TopicEnds ends = TopicEnds.of(servers)) {
                plan.repeat(() -> round(rig, admin, ends, kafka));
            }
        }
    }

    /**
     * The program is stopped while the events are written, for less than what its group bears: it
     * then goes on warm, and without a hand-over.
     */
    private List<Sample> round(Rig rig, Admin admin, TopicEnds ends, Map<String, Object> kafka)
            throws Exception {
        int calls = waiting / EVENTS_OF_A_CALL;
        rig.freeze();
        writeAsAnHourAgo(admin, kafka, calls);
        long all = Objects.requireNonNull(ends.read().get(TOPICS.webexEvents()));
        rig.thaw();
        long start = System.nanoTime();
        CompletableFuture<Double> seconds =
                CompletableFuture.supplyAsync(() -> secondsUntil(admin, all, start));
        Map<String, Duration> delays =
                CreateRequest.delays(
                        rig,
                        events.newCalls(CALLS_PER_SECOND * plan.seconds(), CALLS_PER_SECOND),
                        SimulatedEndpoint.CREATE_VOICE_CALL);
        Latencies creates = Latencies.of(delays.values());
        double perSecond = calls * EVENTS_OF_A_CALL / seconds.join();
        rig.awaitClosedCalls(calls);
        double updated = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "   %,.0f events/s decided  all calls updated after %.1f s (%d)  create of a new"
                        + " call: %s%n",
                perSecond, updated, rig.closedCalls(), creates);
        return List.of(
                new Sample("catching up: decided", "events/s", perSecond),
                new Sample("catching up: until all calls are updated", "s", updated),
                new Sample("catching up: create of a new call, p50", "ms", creates.percentile(50)),
                new Sample("catching up: create of a new call, p99", "ms", creates.percentile(99)));
    }

    /**
     * As an hour ago: all waiting is counted in the broker's time, which the topic therefore takes
     * from the records meanwhile.
     */
    private void writeAsAnHourAgo(Admin admin, Map<String, Object> kafka, int calls)
            throws ExecutionException, InterruptedException {
        stampBy(admin, "CreateTime");
        write(kafka, calls);
        stampBy(admin, "LogAppendTime");
    }

    private static void stampBy(Admin admin, String type)
            throws ExecutionException, InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPICS.webexEvents());
        var entry = new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, type);
        var set = new AlterConfigOp(entry, AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
    }

    private void write(Map<String, Object> kafka, int calls) {
        long anHourAgo = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<byte[], byte[]>(kafka, bytes, bytes)) {
            for (WebexEvents.PastEvent event : events.pastCalls(calls, anHourAgo, 10)) {
                var record =
                        new ProducerRecord<>(
                                TOPICS.webexEvents(),
                                null,
                                event.createdTime(),
                                event.interactionId().getBytes(UTF_8),
                                event.body().getBytes(UTF_8));
                record.headers()
                        .add(RecordHeaders.DOOR, "webhook".getBytes(UTF_8))
                        .add(
                                RecordHeaders.RECEIVED_AT,
                                Long.toString(event.createdTime()).getBytes(UTF_8));
                var _ = producer.send(record);
            }
        }
    }

    /** As far as it is committed, twice a second. */
    private static double secondsUntil(Admin admin, long all, long start) {
        try {
            while (decided(admin) < all) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (ExecutionException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static long decided(Admin admin) throws ExecutionException, InterruptedException {
        String group = ConsumerGroups.of(TOPICS, ConsumerGroups.STATE_MACHINES);
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(it -> it.getKey().topic().equals(TOPICS.webexEvents()))
                .mapToLong(it -> it.getValue().offset())
                .sum();
    }
}
