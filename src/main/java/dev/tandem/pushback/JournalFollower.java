package dev.tandem.pushback;

import dev.tandem.domain.RoutingAnswer;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.ClusterFault;
import dev.tandem.pushback.PushBackMetrics.FailureReason;
import dev.tandem.pushback.PushBackMetrics.GiveUpReason;
import dev.tandem.pushback.VariablesWriter.Outcome;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal, keeps what is to be written, and commits how far that is. All of it happens on
 * one thread; the requests are sent on others, a few at a time, and their outcomes come back
 * through a queue. Creates a new consumer when one fails.
 */
final class JournalFollower implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(JournalFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
    private static final Duration COMMIT_WITHIN = Duration.ofSeconds(2);
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** Webex allows four requests a second, and a request takes a part of one. */
    private static final int AT_ONCE = 4;

    private final PushBackSettings settings;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Writer writer;
    private final PushBackMetrics metrics;
    private final ClientMetrics clientMetrics;
    private final Clock clock;
    private final Map<TopicPartition, PartitionContacts> partitions = new HashMap<>();
    private final Map<TopicPartition, PartitionProgress> committed = new HashMap<>();
    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private int underWay;
    private Instant notBefore = Instant.MIN;
    private Instant commitAt = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private String loggedFault = "";
    private volatile int pending;
    private volatile boolean stopping;
    private @Nullable Consumer<byte[], byte[]> consumer;

    /** Sends one request; blocks. */
    @FunctionalInterface
    interface Writer {
        Outcome write(String interactionId, Map<String, String> variables)
                throws InterruptedException;
    }

    private record Sent(OpenContact contact, PartitionContacts partition, Outcome outcome) {}

    /**
     * A follower to run on a thread of its own.
     *
     * @param consumers creates a consumer, and another one when that has failed
     */
    JournalFollower(
            PushBackSettings settings,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Writer writer,
            PushBackMetrics metrics,
            ClientMetrics clientMetrics,
            Clock clock) {
        this.settings = settings;
        this.consumers = consumers;
        this.writer = writer;
        this.metrics = metrics;
        this.clientMetrics = clientMetrics;
        this.clock = clock;
        metrics.watchPending(() -> pending);
    }

    /** Ends the thread within some seconds. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                follow();
            } catch (RuntimeException e) {
                // Of any kind: a thread that ended here would leave contacts waiting unnoticed.
                lost(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void follow() throws InterruptedException {
        Consumer<byte[], byte[]> created = consumers.get();
        consumer = created;
        try (var _ = clientMetrics.bind(created)) {
            created.subscribe(List.of(settings.topic()), this);
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> record : created.poll(POLL)) {
                    take(record);
                }
                pause = FIRST_PAUSE;
                loggedFault = "";
                step();
            }
            awaitRequests();
            commit(partitions.keySet());
        } finally {
            partitions.clear();
            committed.clear();
            created.close(CloseOptions.timeout(COMMIT_WITHIN));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        PartitionContacts partition =
                partitions.get(new TopicPartition(record.topic(), record.partition()));
        if (partition == null) {
            return;
        }
        switch (WireFormats.JOURNAL.read(record.value())) {
            case Reading.Read<JournalEntry>(JournalEntry entry) ->
                    partition.take(entry, record.offset(), clock.instant());
            case Reading.Unreadable<JournalEntry>(String why) -> {
                LOG.warnf(
                        "A journal record is skipped partition=%d offset=%d: %s",
                        record.partition(), record.offset(), why);
                partition.pass(record.offset());
            }
        }
    }

    private void step() {
        List<Sent> ended = new ArrayList<>();
        sent.drainTo(ended);
        ended.forEach(this::ended);
        Instant now = clock.instant();
        if (!now.isBefore(notBefore)) {
            partitions
                    .values()
                    .forEach(partition ->
                            partition.due(now).forEach(contact -> send(contact, partition)));
        }
        pending = partitions.values().stream().mapToInt(PartitionContacts::pending).sum();
        if (!now.isBefore(commitAt)) {
            commitAt = now.plus(COMMIT_EVERY);
            commit(partitions.keySet());
        }
    }

    private void send(OpenContact contact, PartitionContacts partition) {
        RoutingAnswer answer = contact.answer();
        if (underWay >= AT_ONCE || answer == null) {
            return;
        }
        underWay++;
        contact.sending();
        Map<String, String> variables = ContactVariables.of(answer);
        Thread.ofVirtual()
                .name("push-back-request")
                .start(() -> sent.add(new Sent(contact, partition, outcome(contact, variables))));
    }

    /** Always an outcome: without one, the place of the request would stay taken. */
    private Outcome outcome(OpenContact contact, Map<String, String> variables) {
        try {
            return writer.write(contact.interactionId(), variables);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Variables could not be sent, because of a fault in the program"
                            + " interactionId=%s",
                    contact.interactionId());
        }
        return new Outcome.Failed(FailureReason.UNAVAILABLE, Duration.ZERO);
    }

    private void ended(Sent each) {
        underWay--;
        OpenContact contact = each.contact();
        switch (each.outcome()) {
            case Outcome.Written() -> {
                metrics.sent();
                each.partition().remove(contact);
            }
            case Outcome.Refused(var reason) -> {
                metrics.givenUp(reason);
                each.partition().remove(contact);
            }
            case Outcome.Failed(FailureReason reason, Duration forAll) -> {
                metrics.failed(reason);
                if (contact.hasEnded()) {
                    metrics.givenUp(GiveUpReason.ENDED);
                }
                Instant now = clock.instant();
                contact.failed(now, forAll);
                Instant until = now.plus(forAll);
                notBefore = until.isAfter(notBefore) ? until : notBefore;
            }
        }
    }

    /** Waits for the requests under way, some seconds at most. */
    private void awaitRequests() throws InterruptedException {
        long endsAt = System.nanoTime() + UNDER_WAY.toNanos();
        while (underWay > 0) {
            Sent each = sent.poll(endsAt - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (each == null) {
                return;
            }
            ended(each);
        }
    }

    private void commit(Collection<TopicPartition> which) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        Map<TopicPartition, PartitionProgress> all = new HashMap<>();
        for (TopicPartition partition : which) {
            PartitionContacts contacts = partitions.get(partition);
            if (contacts == null) {
                continue;
            }
            PartitionProgress progress = contacts.progress();
            if (!progress.equals(committed.get(partition))) {
                all.put(partition, progress);
                offsets.put(partition, new OffsetAndMetadata(progress.next(), progress.metadata()));
            }
        }
        Consumer<byte[], byte[]> now = consumer;
        if (offsets.isEmpty() || now == null) {
            return;
        }
        try {
            now.commitSync(offsets, COMMIT_WITHIN);
            committed.putAll(all);
        } catch (RebalanceInProgressException soonAgain) {
            LOG.debug("The progress is committed after the rebalance", soonAgain);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        Consumer<byte[], byte[]> now = consumer;
        if (now == null || assigned.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> found = now.committed(Set.copyOf(assigned));
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata last = found.get(partition);
            PartitionProgress progress;
            if (last == null) {
                // What was decided before this was switched on is left as it is.
                now.seekToEnd(List.of(partition));
                progress = new PartitionProgress(now.position(partition), Set.of());
            } else {
                progress = PartitionProgress.read(last.offset(), last.metadata());
                now.seek(partition, progress.begin());
                committed.put(partition, progress);
            }
            partitions.put(
                    partition, new PartitionContacts(progress, settings.flowMaySpeak(), metrics));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        try {
            awaitRequests();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commit(revoked);
        forget(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        forget(lost);
    }

    private void forget(Collection<TopicPartition> which) {
        partitions.keySet().removeAll(which);
        committed.keySet().removeAll(which);
    }

    /** A fault that lasts is logged once. */
    private void lost(RuntimeException failure) {
        metrics.journalLost();
        String fault =
                failure instanceof KafkaException
                        ? ClusterFault.words(failure)
                        : failure.toString();
        LOG.debug("The journal cannot be followed for Webex", failure);
        if (!fault.equals(loggedFault)) {
            loggedFault = fault;
            LOG.warnf("The journal cannot be followed for Webex, trying again: %s", fault);
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
