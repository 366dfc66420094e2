package dev.tandem.recording.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordMergeTest {
    private static final TopicPartition EVENTS = new TopicPartition("events", 0);
    private static final TopicPartition OTHER_EVENTS = new TopicPartition("events", 1);
    private static final TopicPartition JOURNAL = new TopicPartition("journal", 0);

    private final RecordMerge merge =
            new RecordMerge(List.of(EVENTS, OTHER_EVENTS, JOURNAL), List.of("events", "journal"));

    @Test
    void records_leave_in_the_order_of_their_time_and_inputs_before_their_journal_entries() {
        add(JOURNAL, 0, 20);
        add(JOURNAL, 1, 30);
        add(EVENTS, 0, 20);
        add(EVENTS, 1, 25);
        add(OTHER_EVENTS, 0, 10);
        endAll();
        assertThat(taken())
                .containsExactly(
                        "events-1@0", "events-0@0", "journal-0@0", "events-0@1", "journal-0@1");
    }

    @Test
    void nothing_leaves_before_every_partition_is_known_to_hold_nothing_older() {
        add(EVENTS, 0, 20);
        add(JOURNAL, 0, 21);
        assertThat(taken()).isEmpty();
        merge.nothingBefore(OTHER_EVENTS, 19);
        assertThat(taken()).isEmpty();
        merge.nothingBefore(OTHER_EVENTS, 20);
        assertThat(taken()).containsExactly("events-0@0");
        assertThat(merge.waiting(JOURNAL)).isEqualTo(1);

        merge.nothingBefore(EVENTS, 40);
        merge.end(OTHER_EVENTS);
        assertThat(taken()).containsExactly("journal-0@0");
        assertThat(merge.waiting(JOURNAL)).isZero();
    }

    @Test
    void a_record_of_another_partition_is_an_error() {
        assertThatThrownBy(() -> add(new TopicPartition("wake-ups", 0), 0, 1))
                .hasMessageContaining("wake-ups-0");
    }

    private void endAll() {
        List.of(EVENTS, OTHER_EVENTS, JOURNAL).forEach(merge::end);
    }

    private List<String> taken() {
        return merge.take().stream()
                .map(it -> it.topic() + "-" + it.partition() + "@" + it.offset())
                .toList();
    }

    private void add(TopicPartition partition, long offset, long timestamp) {
        merge.add(
                new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        offset,
                        timestamp,
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        new byte[0],
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty()));
    }
}
