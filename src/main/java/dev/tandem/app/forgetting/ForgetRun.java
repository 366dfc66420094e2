package dev.tandem.app.forgetting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.app.topics.InstallationTopics;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.WireFormats;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One run of {@code forget}: look, ask, and say what remains. */
final class ForgetRun {
    private final InstallationTopics kafka;
    private final PrintWriter out;

    ForgetRun(InstallationTopics kafka, PrintWriter out) {
        this.kafka = kafka;
        this.out = out;
    }

    /**
     * Prints what became of each interaction, and what remains.
     *
     * @param what an interaction id or a phone number; a number is not printed
     * @return false when a call could not be forgotten because it is not closed yet
     */
    boolean run(String what, boolean dryRun) {
        PhoneNumberMatch number = PhoneNumberMatch.of(what);
        Set<String> found = number == null ? Set.of(what) : interactionsOf(number);
        if (found.isEmpty()) {
            out.println("No event in the topic has this number: nothing is kept of it.");
            return true;
        }
        Map<String, InteractionPhase> phases = new HashMap<>();
        List<KeptRecords> kept = kept(found, phases);
        Set<String> open =
                found.stream()
                        .filter(id -> isOpen(phaseOf(id, phases)))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> closed = new TreeSet<>(found);
        closed.removeAll(open);
        if (!dryRun) {
            kafka.write(closed.stream().map(this::tombstone).toList());
        }
        closed.forEach(
                id -> out.printf("%s  %s%n", id, dryRun ? "would be forgotten" : "forgotten"));
        open.forEach(id ->
                out.printf(
                        "%s  not closed yet (%s): ask again afterwards%n",
                        id, phaseOf(id, phases).name().toLowerCase(Locale.ROOT)));
        sayWhatRemains(kept);
        return open.isEmpty();
    }

    /** Without an entry, all that was written of it is older than the journal's retention. */
    private static InteractionPhase phaseOf(String id, Map<String, InteractionPhase> phases) {
        return phases.getOrDefault(id, InteractionPhase.UNKNOWN);
    }

    private static boolean isOpen(InteractionPhase phase) {
        return phase != InteractionPhase.CLOSED && phase != InteractionPhase.UNKNOWN;
    }

    private Set<String> interactionsOf(PhoneNumberMatch number) {
        Set<String> found = new HashSet<>();
        kafka.read(
                kafka.topics().webexEvents(),
                record -> {
                    if (record.key() != null && number.isIn(record.value())) {
                        found.add(keyOf(record));
                    }
                });
        return found;
    }

    private List<KeptRecords> kept(Set<String> found, Map<String, InteractionPhase> phases) {
        List<KeptRecords> kept = new ArrayList<>();
        for (String topic : kafka.topics().all()) {
            boolean journal = topic.equals(kafka.topics().interactionJournal());
            KeptRecords[] ofTopic = {new KeptRecords(topic, 0, null)};
            kafka.read(
                    topic,
                    record -> {
                        if (record.key() == null || !found.contains(keyOf(record))) {
                            return;
                        }
                        ofTopic[0] = ofTopic[0].and(Instant.ofEpochMilli(record.timestamp()));
                        if (journal
                                && WireFormats.JOURNAL.read(record.value())
                                        instanceof Reading.Read<JournalEntry>(JournalEntry entry)) {
                            phases.put(entry.interactionId(), entry.phase());
                        }
                    });
            kept.add(ofTopic[0]);
        }
        return kept;
    }

    private ProducerRecord<byte[], byte[]> tombstone(String interactionId) {
        ProducerRecord<byte[], byte[]> tombstone =
                new ProducerRecord<>(
                        kafka.topics().webexEvents(), interactionId.getBytes(UTF_8), null);
        tombstone.headers().add(RecordHeaders.FORGET, "true".getBytes(UTF_8));
        return tombstone;
    }

    private void sayWhatRemains(List<KeptRecords> kept) {
        Map<String, Duration> retentions = kafka.retentions();
        out.println();
        out.println(
                "The running instances delete the state; its changelog is compacted within the");
        out.println("hour. These records remain until their retention is over:");
        out.println();
        for (KeptRecords records : kept) {
            Instant newest = records.newest();
            Duration retention = retentions.get(records.topic());
            String until =
                    newest == null
                            ? ""
                            : retention == null
                                    ? "for ever: the topic has no retention"
                                    : "until about " + newest.plus(retention);
            out.printf("  %-40s %6d  %s%n", records.topic(), records.count(), until);
        }
        out.println();
        out.println("Salesforce's records, recordings and logs are not touched.");
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }
}
