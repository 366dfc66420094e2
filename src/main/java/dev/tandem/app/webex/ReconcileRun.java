package dev.tandem.app.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.app.topics.InstallationTopics;
import dev.tandem.domain.EventSource;
import dev.tandem.webex.api.FoundTask;
import dev.tandem.webex.api.TaskSearch;
import dev.tandem.wire.RecordHeaders;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One run of {@code reconcile}: asks Webex, compares with the topic, and writes what is missing.
 */
final class ReconcileRun {
    private final TaskSearch search;
    private final String orgId;
    private final InstallationTopics topics;
    private final PrintWriter out;

    ReconcileRun(TaskSearch search, String orgId, InstallationTopics topics, PrintWriter out) {
        this.search = search;
        this.orgId = orgId;
        this.topics = topics;
        this.out = out;
    }

    /** Prints how many calls lacked what; writes nothing in a dry run. */
    void run(Instant from, Instant to, boolean dryRun) throws InterruptedException {
        Map<String, FoundTask> calls = new LinkedHashMap<>();
        search.find(
                from,
                to,
                task -> {
                    if (task.isInboundCall()) {
                        calls.put(task.id(), task);
                    }
                });
        HeardEvents heard = heard();
        List<ProducerRecord<byte[], byte[]>> missing = new ArrayList<>();
        long healed = 0;
        for (FoundTask call : calls.values()) {
            List<byte[]> notices = MissingNotices.of(call, heard, orgId);
            notices.forEach(it -> missing.add(record(call.id(), it)));
            healed += notices.isEmpty() ? 0 : 1;
        }
        if (!dryRun) {
            topics.write(missing);
        }
        out.printf(
                "%,d calls in Webex, %,d of them not heard in full: %,d notices %s%n",
                calls.size(),
                healed,
                missing.size(),
                dryRun ? "would be written" : "written to " + topics.topics().webexEvents());
    }

    private HeardEvents heard() {
        HeardEvents heard = new HeardEvents();
        topics.read(
                topics.topics().webexEvents(),
                record -> {
                    if (record.key() != null) {
                        heard.take(new String(record.key(), UTF_8), record.value());
                    }
                });
        return heard;
    }

    private ProducerRecord<byte[], byte[]> record(String interactionId, byte[] body) {
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(
                        topics.topics().webexEvents(), interactionId.getBytes(UTF_8), body);
        made.headers()
                .add(
                        RecordHeaders.DOOR,
                        RecordHeaders.wordOf(EventSource.RECONCILER).getBytes(UTF_8))
                .add(
                        RecordHeaders.RECEIVED_AT,
                        Long.toString(System.currentTimeMillis()).getBytes(UTF_8));
        return made;
    }
}
