package dev.tandem.operator.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.CommandId;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.KeptHeaders;
import dev.tandem.wire.Payload;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What is produced to put the record of a dead letter back. */
public sealed interface PutBack {

    /** It can be put back so. */
    record Ready(ProducerRecord<byte[], byte[]> record) implements PutBack {}

    /**
     * It cannot be put back.
     *
     * @param why a sentence for the operator
     */
    record Impossible(String why) implements PutBack {}

    /** Where the records are that dead letters are about. */
    interface Originals {

        /** The record at that place; null when Kafka has deleted it. */
        @Nullable ConsumerRecord<byte[], byte[]> at(DeadLetter.Source place);
    }

    /**
     * A command that was given up is wished for again; any other record is produced again, byte for
     * byte and with its headers, to the partition that its key belongs to. An event says that it
     * was redriven, so that it is no duplicate of itself.
     *
     * @param originals asked where the letter holds the record in part only
     */
    static PutBack of(DeadLetter letter, Topics topics, Originals originals) {
        CommandId command = letter.command();
        if (command != null) {
            return new Ready(
                    new ProducerRecord<>(
                            topics.salesforceResults(),
                            command.interactionId().getBytes(UTF_8),
                            WireFormats.RESULT.write(new ResultRecord.Redrive(command))));
        }
        String topic = letter.source().topic();
        if (LetterKind.of(letter, topics) == LetterKind.OTHER) {
            return new Impossible(
                    "It is about a record of %s, a topic that this version does not know."
                            .formatted(topic));
        }
        ProducerRecord<byte[], byte[]> again = copyOf(letter);
        if (again == null) {
            ConsumerRecord<byte[], byte[]> original = originals.at(letter.source());
            if (original == null) {
                return new Impossible(
                        "The letter holds the record in part only, and Kafka has deleted the whole"
                                + " one at %s since: dismiss the letter."
                                        .formatted(letter.source()));
            }
            again = copyOf(letter, original);
        }
        if (topic.equals(topics.webexEvents())) {
            again.headers().remove(RecordHeaders.REDRIVEN);
            again.headers().add(RecordHeaders.REDRIVEN, "true".getBytes(UTF_8));
        }
        return new Ready(again);
    }

    /** Of what the letter keeps; null when that is not all. */
    private static @Nullable ProducerRecord<byte[], byte[]> copyOf(DeadLetter letter) {
        KeptHeaders headers = letter.headers();
        Payload key = letter.key();
        boolean whole =
                letter.record().whole()
                        && (key == null || key.whole())
                        && headers != null
                        && headers.leftOut() == 0;
        if (!whole || headers == null) {
            return null;
        }
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(
                        letter.source().topic(),
                        keyOf(letter, key == null ? null : key.bytes()),
                        letter.record().bytes());
        for (KeptHeaders.Header each : headers.kept()) {
            Payload value = each.value();
            copy.headers().add(each.name(), value == null ? null : value.bytes());
        }
        return copy;
    }

    private static ProducerRecord<byte[], byte[]> copyOf(
            DeadLetter letter, ConsumerRecord<byte[], byte[]> original) {
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(
                        original.topic(), keyOf(letter, original.key()), original.value());
        for (Header each : original.headers()) {
            copy.headers().add(each);
        }
        return copy;
    }

    /** A record under a foreign key gets the key of the interaction that it is about. */
    private static byte @Nullable [] keyOf(DeadLetter letter, byte @Nullable [] key) {
        String interactionId = letter.interactionId();
        return letter.reason() == DeadLetterReason.FOREIGN_KEY && interactionId != null
                ? interactionId.getBytes(UTF_8)
                : key;
    }
}
