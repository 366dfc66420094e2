package dev.tandem.process.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.process.store.JournalIndex.Stretch;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JournalIndexTest {

    @Test
    void entries_that_lie_near_each_other_are_one_stretch() {
        JournalIndex journalIndex = JournalIndex.NONE.with(1, 5000).with(2, 5000).with(3, 6023);
        assertThat(journalIndex.stretches()).containsExactly(new Stretch(5000, 1, 3));
    }

    @Test
    void an_entry_far_from_the_ones_before_begins_a_stretch() {
        JournalIndex journalIndex = JournalIndex.NONE.with(1, 5000).with(2, 6024);
        assertThat(journalIndex.stretches())
                .containsExactly(new Stretch(5000, 1, 1), new Stretch(6024, 2, 2));
    }

    @Test
    void an_instance_that_knows_less_of_the_journal_does_not_lead_back() {
        JournalIndex journalIndex = JournalIndex.NONE.with(1, 5000).with(2, 0);
        assertThat(journalIndex.stretches()).containsExactly(new Stretch(5000, 1, 2));
    }

    @Test
    void of_very_many_stretches_the_first_and_the_last_stay() {
        JournalIndex journalIndex = many(100);
        assertThat(journalIndex.stretches())
                .hasSize(JournalIndex.MOST_STRETCHES)
                .extracting(Stretch::first)
                .contains(1L, 8L, 77L, 100L)
                .doesNotContain(9L, 76L);
    }

    @Test
    void it_is_read_back_as_it_was() {
        JournalIndex journalIndex = many(100);
        ByteBuffer bytes = ByteBuffer.allocate(journalIndex.size());
        journalIndex.writeTo(bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(JournalIndex.readFrom(bytes.flip())).isEqualTo(journalIndex);
    }

    private static JournalIndex many(int entries) {
        JournalIndex journalIndex = JournalIndex.NONE;
        for (int i = 1; i <= entries; i++) {
            journalIndex = journalIndex.with(i, i * 10_000_000_000L);
        }
        return journalIndex;
    }
}
