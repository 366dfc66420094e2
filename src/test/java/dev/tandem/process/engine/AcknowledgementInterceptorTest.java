package dev.tandem.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.ports.NoDirectCommands;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcknowledgementInterceptorTest {
    private final JournalEndOffsets ends = new JournalEndOffsets(2);
    private final AcknowledgementInterceptor follower = new AcknowledgementInterceptor();

    @BeforeEach
    void configure() {
        follower.configure(
                Map.of(
                        AcknowledgementInterceptor.WATCH,
                        new AcknowledgementInterceptor.Watch(
                                "journal", ends, new WrittenCommands(new NoDirectCommands()))));
    }

    @Test
    void what_is_acknowledged_moves_the_end_of_its_partition_and_never_back() {
        follower.onAcknowledgement(acknowledged("journal", 1, 41), null, new RecordHeaders());
        follower.onAcknowledgement(acknowledged("journal", 1, 7), null, new RecordHeaders());
        assertThat(ends.of(1)).isEqualTo(42);
        assertThat(ends.of(0)).isZero();
    }

    @Test
    void other_topics_and_failures_move_nothing() {
        follower.onAcknowledgement(acknowledged("commands", 1, 41), null, new RecordHeaders());
        follower.onAcknowledgement(
                acknowledged("journal", 1, -1), new IllegalStateException(), new RecordHeaders());
        assertThat(ends.of(1)).isZero();
    }

    private static RecordMetadata acknowledged(String topic, int partition, long offset) {
        return new RecordMetadata(
                new TopicPartition(topic, partition), offset < 0 ? -1 : offset, 0, 0L, 4, 4);
    }
}
