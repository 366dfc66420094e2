package dev.tandem.process.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.process.settings.ProcessSettings.Bounds;
import dev.tandem.process.store.JournalIndex;
import dev.tandem.process.store.JournalIndex.Stretch;
import dev.tandem.process.store.StoredInteraction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads timelines out of the journal, where the {@link JournalIndex} of an interaction says they
 * lie. One consumer for all, made when it is needed first: this is for people, not for load.
 *
 * <p>Only committed entries are shown. An entry of an aborted transaction would stand there twice,
 * and what is shown here is compared with what Salesforce has. So the newest entry may have to be
 * waited for, as long as the commit interval.
 */
public final class TimelineReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TimelineReader.class);
    private static final Duration FOR_A_COMMIT = Duration.ofSeconds(1);

    /** How far beyond a stretch its last entries may lie: what is on its way at one time. */
    private static final long SLACK = 4 * JournalIndex.SPAN;

    private final TopicReader topicReader;
    private final String topic;
    private final Bounds bounds;

    /**
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param topic the journal
     */
    public TimelineReader(Map<String, String> kafka, String topic, Bounds bounds) {
        this.topic = topic;
        this.bounds = bounds;
        this.topicReader =
                new TopicReader(kafka, IsolationLevel.READ_COMMITTED, "tandem-timelines");
    }

    /** The timeline as far as it can be read within about two seconds. */
    Timeline read(int partition, String id, StoredInteraction tracked) {
        long deadline = System.nanoTime() + TopicReader.PATIENCE.toNanos();
        TimelineSearch search = new TimelineSearch(id.getBytes(UTF_8), tracked, bounds);
        try {
            if (!topicReader.enter()) {
                return search.timeline();
            }
            try {
                search(new TopicPartition(topic, partition), search, deadline);
            } finally {
                topicReader.leave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.warnf(e, "A timeline could not be read whole interactionId=%s", id);
            close();
        }
        return search.timeline();
    }

    private void search(TopicPartition partition, TimelineSearch search, long deadline) {
        KafkaConsumer<byte[], byte[]> reader = topicReader.consumer();
        reader.assign(List.of(partition));
        long position = reader.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        reader.seek(partition, position);
        List<Stretch> stretches = search.stretches();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            boolean last = i == stretches.size() - 1;
            long end = last ? Long.MAX_VALUE : stretches.get(i + 1).from() + SLACK;
            if (position < stretch.from()) {
                position = stretch.from();
                reader.seek(partition, position);
            }
            position = scan(partition, stretch, search, end, deadline);
        }
    }

    /** Reads on until the stretch is complete, and returns how far that was. */
    private long scan(
            TopicPartition partition,
            Stretch stretch,
            TimelineSearch search,
            long end,
            long deadline) {
        KafkaConsumer<byte[], byte[]> reader = topicReader.consumer();
        long quietSince = System.nanoTime();
        long position = reader.position(partition);
        while (!search.complete(stretch) && position < end) {
            long now = System.nanoTime();
            if (now > deadline || now - quietSince > FOR_A_COMMIT.toNanos()) {
                break;
            }
            ConsumerRecords<byte[], byte[]> records = reader.poll(TopicReader.ONE_POLL);
            records.forEach(search::look);
            long reached = reader.position(partition);
            if (reached > position) {
                quietSince = System.nanoTime();
            }
            position = reached;
        }
        return position;
    }

    @Override
    public void close() {
        topicReader.close();
    }
}
