package dev.tandem.dispatch.partition;

import dev.tandem.domain.ports.CommandExecutor.SendPermit;

/** Permits a command's requests while the lease holds. Used by one thread at a time. */
public final class LeasePermit implements SendPermit {
    private final MembershipLease lease;
    private final PartitionAssignment assignment;
    private boolean refused;

    public LeasePermit(MembershipLease lease, PartitionAssignment assignment) {
        this.lease = lease;
        this.assignment = assignment;
    }

    @Override
    public boolean isHeld() {
        refused = refused || !lease.holds() || assignment.isLost();
        return !refused;
    }

    /** Whether a request was refused, and so not sent. */
    public boolean isRefused() {
        return refused;
    }
}
