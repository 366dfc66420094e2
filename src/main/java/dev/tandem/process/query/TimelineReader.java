package dev.tandem.process.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.kafka.SharedConsumer;
import dev.tandem.kafka.TopicScan;
import dev.tandem.kafka.TopicScan.Limit;
import dev.tandem.process.settings.ProcessSettings.Bounds;
import dev.tandem.process.store.JournalIndex;
import dev.tandem.process.store.JournalIndex.Stretch;
import dev.tandem.process.store.StoredInteraction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads timelines out of the journal, at the offsets of an interaction's {@link JournalIndex}. All
 * share one consumer: operators ask for timelines, not load.
 *
 * <p>Only committed entries are shown. An entry of an aborted transaction would be shown twice, and
 * operators compare a timeline with what Salesforce has. So the newest entry may have to be waited
 * for, as long as the commit interval.
 */
public final class TimelineReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TimelineReader.class);
    private static final Duration FOR_A_COMMIT = Duration.ofSeconds(1);

    /** How far beyond a stretch its last entries may be: the records in flight at one time. */
    private static final long SLACK = 4 * JournalIndex.SPAN;

    private final SharedConsumer shared;
    private final String topic;
    private final Bounds bounds;

    /**
     * @param kafka properties for the client, {@code bootstrap.servers} among them
     * @param topic the journal
     */
    public TimelineReader(
            Map<String, String> kafka, String topic, Bounds bounds, ClientMetrics metrics) {
        this.topic = topic;
        this.bounds = bounds;
        this.shared =
                new SharedConsumer(
                        kafka, IsolationLevel.READ_COMMITTED, "tandem-timelines", metrics);
    }

    /** The timeline as far as it can be read within about two seconds. */
    Timeline read(int partition, String id, StoredInteraction stored) {
        long deadline = System.nanoTime() + SharedConsumer.PATIENCE.toNanos();
        TimelineSearch search = new TimelineSearch(id.getBytes(UTF_8), stored, bounds);
        try {
            if (!shared.enter()) {
                return search.timeline();
            }
            try {
                search(new TopicPartition(topic, partition), search, deadline);
            } finally {
                shared.leave();
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
        KafkaConsumer<byte[], byte[]> reader = shared.consumer();
        TopicScan scan = new TopicScan(reader);
        long position = reader.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        List<Stretch> stretches = search.stretches();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            boolean last = i == stretches.size() - 1;
            long end = last ? Long.MAX_VALUE : stretches.get(i + 1).from() + SLACK;
            long from = Math.max(position, stretch.from());
            position =
                    scan.run(
                                    Map.of(partition, from),
                                    Map.of(partition, end),
                                    search::look,
                                    Limit.until(deadline)
                                            .or(Limit.when(() -> search.complete(stretch)))
                                            .or(Limit.quietFor(FOR_A_COMMIT)))
                            .positions()
                            .getOrDefault(partition, from);
        }
    }

    @Override
    public void close() {
        shared.close();
    }
}
