package dev.tandem.operator.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetter.RecordCopy;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.KeptHeaders;
import dev.tandem.wire.Reading;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PutBackTest {
    private static final Topics TOPICS = new Topics("tandem.");
    private static final PutBack.Originals DELETED = _ -> null;
    private static final byte[] BODY = {0, 1, (byte) 0xff, 65};

    @Test
    void an_event_is_produced_byte_for_byte_with_its_headers_and_says_that_it_was_redriven() {
        KeptHeaders headers =
                KeptHeaders.NONE
                        .with(RecordHeaders.DOOR, "webhook".getBytes(UTF_8))
                        .with(RecordHeaders.REDRIVEN, "true".getBytes(UTF_8))
                        .with("empty", null);
        ProducerRecord<byte[], byte[]> again =
                ready(letter(TOPICS.webexEvents(), DeadLetterReason.FAILED, headers, 100), DELETED);
        assertThat(again.topic()).isEqualTo(TOPICS.webexEvents());
        assertThat(again.partition()).isNull();
        assertThat(again.key()).isEqualTo("the key".getBytes(UTF_8));
        assertThat(again.value()).isEqualTo(BODY);
        assertThat(again.headers().toArray())
                .extracting(it -> it.key())
                .containsExactly(RecordHeaders.DOOR, "empty", RecordHeaders.REDRIVEN);
    }

    @Test
    void a_record_under_a_foreign_key_gets_the_key_of_its_interaction() {
        DeadLetter letter =
                letter(TOPICS.webexEvents(), DeadLetterReason.FOREIGN_KEY, KeptHeaders.NONE, 100);
        assertThat(ready(letter, DELETED).key()).isEqualTo("interaction".getBytes(UTF_8));
    }

    @Test
    void records_of_other_topics_go_back_as_they_were() {
        for (String topic :
                List.of(
                        TOPICS.wakeUps(),
                        TOPICS.salesforceResults(),
                        TOPICS.salesforceCommands())) {
            ProducerRecord<byte[], byte[]> again =
                    ready(letter(topic, DeadLetterReason.FAILED, KeptHeaders.NONE, 100), DELETED);
            assertThat(again.topic()).isEqualTo(topic);
            assertThat(again.value()).isEqualTo(BODY);
            assertThat(again.headers()).isEmpty();
        }
    }

    @Test
    void a_command_that_was_given_up_is_wished_for_again() {
        CommandId command = CommandId.parse("interaction/update/1");
        DeadLetter of =
                letter(TOPICS.wakeUps(), DeadLetterReason.COMMAND_GIVEN_UP, KeptHeaders.NONE, 0);
        DeadLetter letter =
                new DeadLetter(
                        of.id(),
                        of.at(),
                        "interaction",
                        of.source(),
                        of.reason(),
                        of.explanation(),
                        List.of(),
                        command,
                        of.record(),
                        of.key(),
                        of.headers(),
                        "main");
        ProducerRecord<byte[], byte[]> wish = ready(letter, DELETED);
        assertThat(wish.topic()).isEqualTo(TOPICS.salesforceResults());
        assertThat(wish.key()).isEqualTo("interaction".getBytes(UTF_8));
        assertThat(WireFormats.RESULT.read(wish.value()))
                .isEqualTo(new Reading.Read<>(new ResultRecord.Redrive(command)));
    }

    @Test
    void a_record_that_the_letter_has_in_part_is_taken_from_its_place() {
        DeadLetter cut =
                letter(TOPICS.webexEvents(), DeadLetterReason.TOO_LARGE, KeptHeaders.NONE, 2);
        ConsumerRecord<byte[], byte[]> whole =
                new ConsumerRecord<>(
                        TOPICS.webexEvents(), 3, 1234, "the key".getBytes(UTF_8), BODY);
        whole.headers().add("x", new byte[] {1});
        ProducerRecord<byte[], byte[]> again =
                ready(cut, place -> place.equals(cut.source()) ? whole : null);
        assertThat(again.value()).isEqualTo(BODY);
        assertThat(again.headers().lastHeader("x").value()).containsExactly(1);
        assertThat(again.headers().lastHeader(RecordHeaders.REDRIVEN)).isNotNull();
    }

    @Test
    void what_is_nowhere_whole_or_of_another_topic_cannot_be_put_back() {
        DeadLetter cut =
                letter(TOPICS.webexEvents(), DeadLetterReason.TOO_LARGE, KeptHeaders.NONE, 2);
        assertThat(PutBack.of(cut, TOPICS, DELETED))
                .isInstanceOfSatisfying(
                        PutBack.Impossible.class,
                        it -> assertThat(it.why()).contains("deleted the whole"));
        DeadLetter foreign = letter("other.topic", DeadLetterReason.FAILED, KeptHeaders.NONE, 100);
        assertThat(PutBack.of(foreign, TOPICS, DELETED)).isInstanceOf(PutBack.Impossible.class);
    }

    @Test
    void a_letter_that_lost_headers_is_not_put_back_without_them() {
        KeptHeaders tooMany = KeptHeaders.NONE;
        for (int i = 0; i <= KeptHeaders.MOST; i++) {
            tooMany = tooMany.with("h" + i, new byte[1]);
        }
        DeadLetter letter = letter(TOPICS.webexEvents(), DeadLetterReason.FAILED, tooMany, 100);
        assertThat(PutBack.of(letter, TOPICS, DELETED)).isInstanceOf(PutBack.Impossible.class);
    }

    private static ProducerRecord<byte[], byte[]> ready(
            DeadLetter letter, PutBack.Originals originals) {
        return switch (PutBack.of(letter, TOPICS, originals)) {
            case PutBack.Ready(var record) -> record;
            case PutBack.Impossible(var why) -> throw new AssertionError(why);
        };
    }

    private static DeadLetter letter(
            String topic, DeadLetterReason reason, KeptHeaders headers, int keptBytes) {
        return DeadLetter.of(
                RecordCopy.of(
                        new DeadLetter.Source(topic, 3, 1234),
                        Instant.EPOCH,
                        "the key".getBytes(UTF_8),
                        Arrays.copyOf(BODY, BODY.length),
                        headers,
                        keptBytes),
                "interaction",
                reason,
                "it failed",
                List.of());
    }
}
