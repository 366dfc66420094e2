package dev.tandem.ingest.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.ingest.IngestWorld;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.WireFormats;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes journal records in tests without a state machine. */
public final class JournalWriter implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-02-06T21:09:02.712Z");

    private final KafkaProducer<byte[], byte[]> producer;

    public JournalWriter(Map<String, Object> kafka) {
        producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The VoiceCall is there, and more is to come. */
    public void created(String id) {
        write(id, answer(id, "0LQ1", null, Status.PENDING), InteractionPhase.ROUTING, null);
    }

    public void routed(String id) {
        write(id, answer(id, "0LQ1", "Support", Status.ROUTED), InteractionPhase.WAITING, null);
    }

    /** No contact centre matches. */
    public void withoutContactCentre(String id) {
        write(
                id,
                answer(id, null, null, Status.PENDING),
                InteractionPhase.AWAITING_START,
                IgnoreReason.NO_CONTACT_CENTRE);
    }

    public void closedUndecided(String id) {
        write(id, answer(id, null, null, Status.PENDING), InteractionPhase.CLOSED, null);
    }

    public void garbage(String id) {
        send(id, "garbage".getBytes(UTF_8));
    }

    private static RoutingAnswer answer(
            String id, @Nullable String voiceCallId, @Nullable String queue, Status status) {
        return new RoutingAnswer(id, "wxcc_" + id, voiceCallId, START, queue, null, status)
                .withScreenPop(
                        voiceCallId == null ? null : "https://crm.example.com/" + voiceCallId);
    }

    private void write(
            String id, RoutingAnswer answer, InteractionPhase phase, @Nullable IgnoreReason why) {
        NoticeHeader header =
                new NoticeHeader(
                        null, "task:new", START, START, EventSource.WEBHOOK, false, false, null);
        send(
                id,
                WireFormats.JOURNAL.write(
                        new JournalEntry(
                                id,
                                1,
                                new OtherNotice(header),
                                why,
                                List.of(),
                                phase,
                                null,
                                null,
                                answer)));
    }

    private void send(String id, byte[] value) {
        try {
            producer.send(
                            new ProducerRecord<>(
                                    IngestWorld.TOPICS.interactionJournal(),
                                    id.getBytes(UTF_8),
                                    value))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected to write the journal, but " + e, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
