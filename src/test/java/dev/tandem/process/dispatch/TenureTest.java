package dev.tandem.process.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TenureTest {
    private final Tenure tenure = new Tenure(3, 0, 10);

    @Test
    void nothing_begins_after_its_end() {
        assertThat(tenure.enter()).isTrue();
        tenure.leave();
        tenure.end();

        assertThat(tenure.enter()).isFalse();
    }

    @Test
    void a_farewell_waits_for_work_under_way_and_no_longer_than_it_may() throws Exception {
        tenure.enter();
        tenure.end();

        assertThat(tenure.awaitIdle(System.nanoTime() + Duration.ofMillis(20).toNanos())).isFalse();
        Thread.startVirtualThread(tenure::leave);
        assertThat(tenure.awaitIdle(System.nanoTime() + Duration.ofSeconds(10).toNanos())).isTrue();
    }

    @Test
    void an_old_lease_holds_back_what_would_start_until_it_is_renewed_or_the_tenure_ends()
            throws Exception {
        var lease = new Lease(Duration.ofNanos(1));
        Thread waiting = Thread.startVirtualThread(() -> lease.await(tenure));

        assertThat(waiting.join(Duration.ofMillis(50))).isFalse();
        tenure.end();
        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(lease.await(tenure)).isFalse();
        assertThat(new Lease(Duration.ofMinutes(1)).await(new Tenure(3, 0, 10))).isTrue();
    }
}
