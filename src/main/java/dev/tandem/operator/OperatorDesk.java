package dev.tandem.operator;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.TopicFollower;
import dev.tandem.operator.letters.DeadLetterIndex;
import dev.tandem.operator.letters.LetterActions;
import dev.tandem.operator.letters.LetterReader;
import dev.tandem.operator.letters.RedriveRuns;
import dev.tandem.operator.log.ActionLog;
import dev.tandem.operator.log.AuditReader;
import dev.tandem.operator.log.OperatorMemory;
import dev.tandem.operator.log.OperatorMetrics;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.OperatorRecord;
import dev.tandem.wire.Reading;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What an instance needs for its operators, put together: one per process. */
public final class OperatorDesk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OperatorDesk.class);

    /**
     * How far back in each partition letters are looked for: as many offsets as letters are kept,
     * twice, because transactions have markers.
     */
    private static final long LETTERS_LOOK_BACK = 2L * DeadLetterIndex.MOST;

    private final OperatorMemory memory = new OperatorMemory();
    private final TopicFollower actions;
    private final TopicFollower deadLetters;
    private final ActionLog log;
    private final AuditReader audit;
    private final DeadLetterIndex index;
    private final LetterReader reader;
    private final LetterActions letters;
    private final RedriveRuns runs;

    /**
     * @param kafka properties for the clients, {@code bootstrap.servers} among them
     * @param partitions of the topic of dead letters
     * @param lettersKept the retention of that topic
     * @param instance the address of this instance
     */
    public OperatorDesk(
            Map<String, String> kafka,
            Topics topics,
            int partitions,
            Duration lettersKept,
            String instance,
            OperatorMetrics metrics,
            ClientMetrics clientMetrics,
            Clock clock) {
        actions =
                new TopicFollower(
                        kafka,
                        new TopicFollower.Source(
                                topics.operatorActions(),
                                1,
                                Long.MAX_VALUE,
                                "tandem-operator-actions"),
                        this::takeAction,
                        clientMetrics);
        deadLetters =
                new TopicFollower(
                        kafka,
                        new TopicFollower.Source(
                                topics.deadLetters(),
                                partitions,
                                LETTERS_LOOK_BACK,
                                "tandem-dead-letters"),
                        this::takeLetter,
                        clientMetrics);
        log =
                new ActionLog(
                        kafka, topics.operatorActions(), actions, memory, metrics, clientMetrics);
        audit = new AuditReader(kafka, topics.operatorActions(), clientMetrics);
        index = new DeadLetterIndex(topics, memory, lettersKept, clock);
        reader = new LetterReader(kafka, topics.deadLetters(), clientMetrics);
        letters = new LetterActions(index, reader, log, memory, topics);
        runs = new RedriveRuns(index, letters, log, memory, instance);
    }

    /** Begins to follow both topics, which must exist, without waiting. May be called once. */
    public void start() {
        actions.start();
        deadLetters.start();
        Thread.ofVirtual().name("operator-actions-prepare").start(log::prepare);
    }

    /**
     * Whether the log was read to its end since the start: until then it is not known which orgs
     * are paused.
     */
    public boolean pausesKnown() {
        return actions.readOnce();
    }

    /** Whether the dead letters were read to their end since the start. */
    public boolean lettersKnown() {
        return deadLetters.readOnce() && actions.readOnce();
    }

    /** Whether the log of actions is being followed. */
    public boolean followsActions() {
        return actions.following();
    }

    /** Whether the dead letters are being followed. */
    public boolean followsLetters() {
        return deadLetters.following();
    }

    public OperatorMemory memory() {
        return memory;
    }

    public ActionLog log() {
        return log;
    }

    public AuditReader audit() {
        return audit;
    }

    public DeadLetterIndex index() {
        return index;
    }

    public LetterActions letters() {
        return letters;
    }

    public RedriveRuns runs() {
        return runs;
    }

    /** An action of a later version is passed over: this one knows nothing of what it is about. */
    private void takeAction(ConsumerRecord<byte[], byte[]> record) {
        switch (WireFormats.OPERATOR.read(record.value())) {
            case Reading.Read<OperatorRecord>(OperatorRecord action) ->
                    memory.take(action, Instant.ofEpochMilli(record.timestamp()), record.offset());
            case Reading.Unreadable<OperatorRecord>(String reason) ->
                    LOG.errorf(
                            "An operator's action cannot be read offset=%d: %s",
                            record.offset(), reason);
        }
    }

    private void takeLetter(ConsumerRecord<byte[], byte[]> record) {
        switch (WireFormats.DEAD_LETTER.read(record.value())) {
            case Reading.Read<DeadLetter>(DeadLetter letter) ->
                    index.take(letter, record.partition(), record.offset());
            case Reading.Unreadable<DeadLetter>(String reason) ->
                    LOG.warnf(
                            "A dead letter cannot be read partition=%d offset=%d: %s",
                            record.partition(), record.offset(), reason);
        }
    }

    /** Ends what is under way; waits some seconds at most. */
    @Override
    public void close() {
        runs.close();
        actions.close();
        deadLetters.close();
        log.close();
        audit.close();
        reader.close();
    }
}
