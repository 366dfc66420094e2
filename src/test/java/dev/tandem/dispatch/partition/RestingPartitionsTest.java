package dev.tandem.dispatch.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestingPartitionsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RestingPartitions resting = new RestingPartitions(nanos::get);

    @Test
    void a_partition_of_this_process_rests_until_a_command_has_to_be_read() {
        resting.opened(3);
        assertThat(resting.rests(3)).isFalse();
        secondsPass(2);
        assertThat(resting.rests(3)).isTrue();
        assertThat(resting.rests(4)).isFalse();

        resting.toRead(3);
        assertThat(resting.rests(3)).isFalse();
        secondsPass(2);
        assertThat(resting.rests(3)).isTrue();
    }

    @Test
    void a_partition_that_others_write_never_rests() {
        resting.opened(3);
        secondsPass(2);
        assertThat(resting.rests(3)).isTrue();

        resting.closed(3);
        resting.toRead(3);
        assertThat(resting.rests(3)).isFalse();
    }

    @Test
    void while_the_process_is_behind_what_is_to_be_read_waits() {
        resting.opened(3);
        resting.behind();
        resting.toRead(3);
        assertThat(resting.areBehind()).isTrue();
        assertThat(resting.rests(3)).isTrue();
        assertThat(resting.rests(4)).isFalse();

        secondsPass(1);
        assertThat(resting.areBehind()).isFalse();
        resting.toRead(3);
        assertThat(resting.rests(3)).isFalse();
    }

    @Test
    void it_does_not_wait_for_ever_where_a_process_is_behind_for_good() {
        resting.opened(3);
        resting.behind();
        for (int i = 0; i < 59; i++) {
            secondsPass(0.5);
            resting.behind();
        }
        assertThat(resting.areBehind()).isTrue();
        for (int i = 0; i < 100; i++) {
            secondsPass(0.5);
            resting.behind();
            assertThat(resting.areBehind()).isFalse();
        }

        secondsPass(1);
        resting.behind();
        assertThat(resting.areBehind()).isTrue();
    }

    private void secondsPass(double some) {
        nanos.addAndGet((long) (some * 1e9));
    }
}
