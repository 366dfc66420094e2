package dev.tandem.dispatch.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class RestingPartitionsTest {
    private final RestingPartitions resting = new RestingPartitions();

    @Test
    void a_partition_of_this_process_rests_until_a_command_has_to_be_read() {
        resting.opened(3);
        assertThat(resting.rests(3)).isFalse();
        await().until(() -> resting.rests(3));
        assertThat(resting.rests(4)).isFalse();

        resting.toRead(3);
        assertThat(resting.rests(3)).isFalse();
        await().until(() -> resting.rests(3));
    }

    @Test
    void a_partition_that_others_write_never_rests() {
        resting.opened(3);
        await().until(() -> resting.rests(3));

        resting.closed(3);
        resting.toRead(3);
        assertThat(resting.rests(3)).isFalse();
    }
}
