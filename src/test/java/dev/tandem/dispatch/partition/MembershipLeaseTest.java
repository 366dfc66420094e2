package dev.tandem.dispatch.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MembershipLeaseTest {
    private static final Duration SESSION = Duration.ofMinutes(10);

    private final PartitionAssignment assignment = new PartitionAssignment(3, 0, 10);
    private Duration paused = Duration.ZERO;
    private final InstantSource wallClock = () -> Instant.now().plus(paused);
    private final Clock clock = wallClock.withZone(ZoneOffset.UTC);
    private final MembershipLease lease = new MembershipLease(SESSION, clock);

    @Test
    void it_holds_from_the_first_proof_on() {
        assertThat(lease.holds()).isFalse();
        lease.provenAt(lease.moment());

        assertThat(lease.holds()).isTrue();
        assertThat(lease.isDue()).isFalse();
        assertThat(lease.await(assignment)).isTrue();
    }

    @Test
    void after_a_freeze_it_does_not_hold_although_the_monotonic_clock_stood_still() {
        lease.provenAt(lease.moment());
        paused = Duration.ofMinutes(9);

        assertThat(lease.holds()).isFalse();
        assertThat(lease.isDue()).isTrue();
    }

    @Test
    void an_answer_that_was_under_way_before_a_freeze_proves_nothing_after_it() {
        MembershipLease.Moment sent = lease.moment();
        paused = Duration.ofMinutes(9);
        lease.provenAt(sent);

        assertThat(lease.holds()).isFalse();
    }

    @Test
    void it_holds_for_less_than_a_session_and_is_due_long_before_its_end() {
        lease.provenAt(lease.moment());
        paused = Duration.ofMinutes(3);
        assertThat(lease.isDue()).isTrue();
        assertThat(lease.holds()).isTrue();
    }

    @Test
    void a_permit_that_was_refused_stays_refused_although_the_lease_holds_again() {
        lease.provenAt(lease.moment());
        var permit = new LeasePermit(lease, assignment);
        assertThat(permit.isHeld()).isTrue();
        assertThat(permit.isRefused()).isFalse();

        paused = Duration.ofMinutes(9);
        assertThat(permit.isHeld()).isFalse();
        lease.provenAt(lease.moment());
        assertThat(permit.isHeld()).isFalse();
        assertThat(permit.isRefused()).isTrue();
        assertThat(new LeasePermit(lease, assignment).isHeld()).isTrue();
    }

    @Test
    void a_lost_partition_permits_nothing() {
        lease.provenAt(lease.moment());
        assignment.lose();
        assertThat(new LeasePermit(lease, assignment).isHeld()).isFalse();
    }

    @Test
    void what_would_start_waits_until_the_membership_is_proven_or_the_assignment_ends()
            throws Exception {
        Thread first = Thread.startVirtualThread(() -> lease.await(assignment));
        assertThat(first.join(Duration.ofMillis(50))).isFalse();
        lease.provenAt(lease.moment());
        assertThat(first.join(Duration.ofSeconds(10))).isTrue();

        paused = SESSION;
        Thread second = Thread.startVirtualThread(() -> lease.await(assignment));
        assertThat(second.join(Duration.ofMillis(50))).isFalse();
        assignment.end();
        assertThat(second.join(Duration.ofSeconds(10))).isTrue();
        assertThat(lease.await(assignment)).isFalse();
    }
}
