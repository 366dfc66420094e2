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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

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

    private final String topic;
    private final TopicFollower follower;
    private final OperatorMemory memory;
    private final OperatorMetrics metrics;
    private final SharedConsumer ends;
    private final FencingProducer producer;
    private final ReentrantLock lock = new ReentrantLock();

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
        ends =
                new SharedConsumer(
                        kafka,
                        IsolationLevel.READ_COMMITTED,
                        "tandem-operator-actions-end",
                        clientMetrics);
        producer = new FencingProducer(kafka, topic, FOR_KAFKA, clientMetrics);
    }

    /**
     * Ends what a killed instance left open, which else holds readers of committed records up until
     * Kafka ends it. Says in the log when this instance may not write, before an operator finds
     * out.
     */
    public void prepare() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            var _ = readToItsEnd();
        } catch (KafkaException e) {
            producer.abandon(false);
            LOG.warnf("What operators do cannot be recorded now: %s", ClusterFault.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
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
                producer.abandon(true);
                why = ClusterFault.words(e);
                break;
            } catch (KafkaException | ExecutionException e) {
                LOG.debug("What an operator did is written again", e);
                unsureSince = Math.min(unsureSince, readTo);
                producer.abandon(!(e instanceof TimeoutException));
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
        var _ = producer.open();
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
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Wanted each : toDo) {
            records.addAll(each.putBack());
            records.add(action(operator, each.action()));
        }
        for (RecordMetadata each : producer.commit(records)) {
            if (each.topic().equals(topic)) {
                own = Math.max(own, each.offset() + 1);
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

    /** Waits two seconds at most for an action that is being written. */
    @Override
    public void close() {
        try {
            if (lock.tryLock(TO_SHOW.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    producer.abandon(false);
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
