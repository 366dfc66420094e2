package dev.tandem.pushback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionProgressTest {

    @Test
    void a_commit_says_which_are_not_finished() {
        PartitionProgress progress = PartitionProgress.of(1_000_000, List.of(999_990L, 7L));

        assertThat(PartitionProgress.read(progress.next(), progress.metadata()))
                .isEqualTo(progress);
        assertThat(progress.begin()).isEqualTo(7);
        assertThat(progress.isUnfinished(999_990)).isTrue();
        assertThat(progress.isUnfinished(999_991)).isFalse();
    }

    @Test
    void without_any_it_goes_on_where_it_ended() {
        PartitionProgress progress = PartitionProgress.of(42, List.of());
        assertThat(progress.metadata()).isEmpty();
        assertThat(PartitionProgress.read(42, "")).isEqualTo(progress);
        assertThat(progress.begin()).isEqualTo(42);
    }

    @Test
    void too_many_for_the_metadata_are_read_again_from_the_first_that_does_not_fit() {
        List<Long> all = LongStream.range(0, 2_000).boxed().toList();
        PartitionProgress progress = PartitionProgress.of(9_000_000_000_000L, all);

        assertThat(progress.next()).isEqualTo(500);
        assertThat(progress.unfinished()).hasSize(500);
        assertThat(progress.metadata().length()).isLessThan(4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tandem!", "1,?", "-5", "zzzzzzzz"})
    void metadata_of_others_is_no_fault(String metadata) {
        assertThat(PartitionProgress.read(100, metadata))
                .isEqualTo(new PartitionProgress(100, Set.of()));
    }
}
