package dev.tandem.operator.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.ClusterFault;
import dev.tandem.kafka.SharedConsumer;
import dev.tandem.kafka.TopicFollower;
import dev.tandem.operator.log.OperatorMemory.Conflict;
import dev.tandem.security.Operator;
import dev.tandem.wire.OperatorAction;
import dev.tandem.wire.OperatorRecord;
import dev.tandem.wire.WireFormats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what operators do, together with the records that it puts back, each once in the whole
 * installation; the package says how. Blocks for some milliseconds, and for {@link #PATIENCE} when
 * Kafka does not answer: call it on virtual threads.
 */
public final class ActionLog implements AutoCloseable {
    /** How long an action may take before it counts as not recorded. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(ActionLog.class);

    /** Each instance that writes in between costs one. */
    private static final int TRIES = 6;

    private static final Duration FOR_KAFKA = Duration.ofSeconds(5);
    private static final Duration TRANSACTION = Duration.ofSeconds(10);
    private static final Duration TO_SHOW = Duration.ofSeconds(2);
    private static final int LONGEST_REST_MILLIS = 100;
    private static final int PARTITION = 0;

    /**
     * What is to be done.
     *
     * @param putBack the records that are written with it, all or none
     */
    public record Wanted(OperatorAction action, List<ProducerRecord<byte[], byte[]>> putBack) {
        public Wanted {
            putBack = List.copyOf(putBack);
        }

        /** Without a record that is put back. */
        public static Wanted only(OperatorAction action) {
            return new Wanted(action, List.of());
        }
    }

    /** What became of one action. */
    public sealed interface Answer {

        /** It is in the log, and its records are in their topics. */
        record Done() implements Answer {}

        /** It breaks a rule, because of what was done before. */
        record Refused(Conflict conflict) implements Answer {}

        /**
         * Kafka did not take it in time. It may be done nevertheless: asking again is safe.
         *
         * @param why in words that go on after a colon
         */
        record NotRecorded(String why) implements Answer {}
    }

    private final Map<String, Object> properties;
    private final String topic;
    private final TopicFollower follower;
    private final OperatorMemory memory;
    private final OperatorMetrics metrics;
    private final ClientMetrics clientMetrics;
    private final SharedConsumer ends;
    private final ReentrantLock lock = new ReentrantLock();

    /** Open while this instance was the last to write, as far as it knows. */
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    private ClientMetrics.Binding binding = ClientMetrics.Binding.NONE;

    /** The offset after the last action of this instance: its marker may still be under way. */
    private long own;

    /** Up to where the log was read for the present try; the highest number before that. */
    private long readTo;

    /** From where on an action of the same operator is that of a try whose outcome was unknown. */
    private long unsureSince = Long.MAX_VALUE;

    /**
     * Connects nowhere yet.
     *
     * @param kafka properties for the clients, {@code bootstrap.servers} among them
     * @param topic the log's whole name; also the transactional id, the same for all instances
     * @param follower fills the memory
     */
    public ActionLog(
            Map<String, String> kafka,
            String topic,
            TopicFollower follower,
            OperatorMemory memory,
            OperatorMetrics metrics,
            ClientMetrics clientMetrics) {
        this.topic = topic;
        this.follower = follower;
        this.memory = memory;
        this.metrics = metrics;
        this.clientMetrics = clientMetrics;
        ends =
                new SharedConsumer(
                        kafka,
                        IsolationLevel.READ_COMMITTED,
                        "tandem-operator-actions-end",
                        clientMetrics);
        properties = new HashMap<>(kafka);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "tandem-operator-actions-writer");
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(FOR_KAFKA));
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(FOR_KAFKA));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(FOR_KAFKA));
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    /** Does one thing. */
    public Answer write(Operator operator, Wanted wanted) {
        return write(operator, List.of(wanted)).getFirst();
    }

    /** Does several things in one transaction; the answers are in the order of the wishes. */
    public List<Answer> write(Operator operator, List<Wanted> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                return notRecorded(wanted, "another action is still being written");
            }
            try {
                return writeInTurn(operator, wanted, deadline);
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notRecorded(wanted, "this instance stops");
        }
    }

    private List<Answer> writeInTurn(Operator operator, List<Wanted> wanted, long deadline)
            throws InterruptedException {
        String why = "Kafka does not answer";
        unsureSince = Long.MAX_VALUE;
        for (int tries = 0; tries < TRIES && System.nanoTime() - deadline < 0; tries++) {
            readTo = Long.MAX_VALUE;
            try {
                readTo = readToItsEnd();
                return commit(operator, wanted);
            } catch (AuthorizationException e) {
                abandon(true);
                why = ClusterFault.words(e);
                break;
            } catch (KafkaException | ExecutionException e) {
                LOG.debug("What an operator did is written again", e);
                unsureSince = Math.min(unsureSince, readTo);
                abandon(!(e instanceof TimeoutException));
                why = ClusterFault.words(e);
                TimeUnit.MILLISECONDS.sleep(
                        ThreadLocalRandom.current().nextInt(1, LONGEST_REST_MILLIS));
            }
        }
        LOG.warnf("What an operator did was not recorded: %s", why);
        metrics.notRecorded();
        return notRecorded(wanted, why);
    }

    /** Fences every other writer, unless this instance was the last one, and reads all it wrote. */
    private long readToItsEnd() throws InterruptedException {
        if (producer == null) {
            KafkaProducer<byte[], byte[]> opened =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
            producer = opened;
            binding = clientMetrics.bind(opened);
            opened.initTransactions();
        }
        long end = Math.max(own, end());
        if (!follower.awaitRead(PARTITION, end, FOR_KAFKA)) {
            throw new TimeoutException(
                    "Expected to read the actions of operators to their end within %s, but did not"
                            .formatted(FOR_KAFKA));
        }
        return end;
    }

    private long end() throws InterruptedException {
        if (!ends.enter()) {
            throw new TimeoutException("Expected one question at a time about the end of the log");
        }
        try {
            TopicPartition one = new TopicPartition(topic, PARTITION);
            return ends.consumer().endOffsets(List.of(one)).getOrDefault(one, 0L);
        } finally {
            ends.leave();
        }
    }

    /** Decides by what the log says up to its end, and writes what may be done. */
    private List<Answer> commit(Operator operator, List<Wanted> wanted)
            throws InterruptedException, ExecutionException {
        List<Answer> answers = new ArrayList<>();
        List<Wanted> toDo = new ArrayList<>();
        for (Wanted each : wanted) {
            Conflict conflict = memory.conflictWith(each.action());
            if (conflict == null) {
                toDo.add(each);
            }
            answers.add(
                    conflict == null || isOwn(conflict, operator)
                            ? new Answer.Done()
                            : new Answer.Refused(conflict));
        }
        if (!toDo.isEmpty()) {
            commitAll(operator, toDo);
        }
        return answers;
    }

    /** Whether it was done by a try whose outcome was unknown. */
    private boolean isOwn(Conflict conflict, Operator operator) {
        return switch (conflict) {
            case Conflict.AlreadySettled(var before) ->
                    before.offset() >= unsureSince && before.who().equals(operator.name());
            case Conflict.AlreadyPaused(var before) ->
                    before.offset() >= unsureSince && before.who().equals(operator.name());
            case Conflict.NotPaused _ -> unsureSince != Long.MAX_VALUE;
        };
    }

    private void commitAll(Operator operator, List<Wanted> toDo)
            throws InterruptedException, ExecutionException {
        KafkaProducer<byte[], byte[]> open =
                Objects.requireNonNull(producer, "Expected an open producer");
        List<Future<RecordMetadata>> written = new ArrayList<>();
        open.beginTransaction();
        for (Wanted each : toDo) {
            each.putBack().forEach(record -> written.add(open.send(record)));
            written.add(open.send(action(operator, each.action())));
        }
        open.commitTransaction();
        for (Future<RecordMetadata> each : written) {
            RecordMetadata there = each.get();
            if (there.topic().equals(topic)) {
                own = Math.max(own, there.offset() + 1);
            }
        }
        toDo.forEach(it -> metrics.done(it.action()));
        if (!follower.awaitRead(PARTITION, own, TO_SHOW)) {
            LOG.debug("What an operator did is not seen yet by this instance");
        }
    }

    private ProducerRecord<byte[], byte[]> action(Operator operator, OperatorAction action) {
        return new ProducerRecord<>(
                topic,
                PARTITION,
                action.subject().getBytes(UTF_8),
                WireFormats.OPERATOR.write(
                        new OperatorRecord(operator.name(), operator.from(), action)));
    }

    private static List<Answer> notRecorded(List<Wanted> wanted, String why) {
        return wanted.stream().<Answer>map(_ -> new Answer.NotRecorded(why)).toList();
    }

    /**
     * Gives the producer up; the next one fences it.
     *
     * @param abort whether Kafka can be asked to end its transaction at once
     */
    private void abandon(boolean abort) {
        KafkaProducer<byte[], byte[]> given = producer;
        if (given == null) {
            return;
        }
        producer = null;
        binding.close();
        try {
            if (abort) {
                given.abortTransaction();
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("A transaction of an operator's action is left to its successor", e);
        } finally {
            given.close(Duration.ZERO);
        }
    }

    /** Waits two seconds at most for an action that is being written. */
    @Override
    public void close() {
        try {
            if (lock.tryLock(TO_SHOW.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    abandon(false);
                    ends.close();
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
