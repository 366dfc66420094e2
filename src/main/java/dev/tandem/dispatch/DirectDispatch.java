package dev.tandem.dispatch;

import dev.tandem.dispatch.DispatcherMetrics.Unsent;
import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.partition.MembershipLease;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.dispatch.partition.RestingPartitions;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.ports.DirectCommands;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands of this process's own state machines as soon as the broker has them. One that is
 * sent at once has its slot of the org, and keeps its partition from being handed over, before it
 * is written: so it is sent, unless the process ends or is frozen. One that finds no slot waits for
 * it like those that are read.
 */
final class DirectDispatch implements DirectCommands {
    private final IntFunction<@Nullable PartitionAssignment> assignments;
    private final OrgConcurrencyLimiter limiter;
    private final DispatchTaskRunner runner;
    private final CommandIntake intake;
    private final OrgHolds holds;
    private final MembershipLease lease;
    private final RestingPartitions resting;
    private final Executor threads;
    private final DispatcherMetrics metrics;
    private final Clock clock;

    /**
     * @param assignments the present one of a partition; null when it is not this instance's
     * @param threads writes each result that needs no request
     */
    DirectDispatch(
            IntFunction<@Nullable PartitionAssignment> assignments,
            OrgConcurrencyLimiter limiter,
            DispatchTaskRunner runner,
            CommandIntake intake,
            OrgHolds holds,
            MembershipLease lease,
            RestingPartitions resting,
            Executor threads,
            DispatcherMetrics metrics,
            Clock clock) {
        this.assignments = assignments;
        this.limiter = limiter;
        this.runner = runner;
        this.intake = intake;
        this.holds = holds;
        this.lease = lease;
        this.resting = resting;
        this.threads = threads;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void opened(int partition) {
        resting.opened(partition);
    }

    @Override
    public void closed(int partition) {
        resting.closed(partition);
    }

    @Override
    public void toRead(int partition) {
        resting.toRead(partition);
    }

    @Override
    public @Nullable CommandUnavailable refuseLate(int partition, IssuedCommand command) {
        PartitionAssignment assignment = assignments.apply(partition);
        if (assignment == null || !isReady(assignment, command)) {
            return null;
        }
        metrics.unsent(command.org(), command.id().kind(), Unsent.DEADLINE_PASSED);
        return new CommandUnavailable(Unsent.DEADLINE_PASSED.description(), false, null);
    }

    @Override
    public void behind() {
        resting.behind();
    }

    @Override
    public boolean areBehind() {
        return resting.areBehind();
    }

    @Override
    public @Nullable Place reserve(
            int partition, IssuedCommand command, @Nullable String traceparent) {
        PartitionAssignment assignment = assignments.apply(partition);
        if (assignment == null
                || (command.command() instanceof UpdateVoiceCall && !isCalm())
                || !isReady(assignment, command)
                || !assignment.enter()) {
            return null;
        }
        boolean slot = limiter.reserve(command.org());
        if (!slot) {
            assignment.leave();
        }
        return new Reserved(command, traceparent, assignment, slot);
    }

    /** Whether an update, for which nobody waits, may take what others could use now. */
    private boolean isCalm() {
        return !resting.areBehind() && limiter.hasRoom(clock.instant());
    }

    private boolean isReady(PartitionAssignment assignment, IssuedCommand command) {
        return assignment.isReadBack()
                && lease.holds()
                && holds.of(command.org()) == null
                && !assignment.ledger().knows(new AttemptKey(command.id(), command.attempt()));
    }

    private final class Reserved implements Place {
        private final IssuedCommand command;
        private final @Nullable String traceparent;
        private final PartitionAssignment assignment;
        private final boolean slot;

        /**
         * @param slot whether it has a slot, and has entered the assignment
         */
        Reserved(
                IssuedCommand command,
                @Nullable String traceparent,
                PartitionAssignment assignment,
                boolean slot) {
            this.command = command;
            this.traceparent = traceparent;
            this.assignment = assignment;
            this.slot = slot;
        }

        @Override
        public boolean isDirect() {
            return slot;
        }

        @Override
        public void written(long offset, Instant at) {
            var task =
                    new DispatchTask(
                            command, offset, traceparent, at, clock.instant(), assignment, slot);
            if (slot) {
                send(task);
            } else {
                intake.takeAhead(task);
            }
        }

        private void send(DispatchTask task) {
            if (!assignment.offsets().beginAhead(task.offset())) {
                // The consumer was faster, and its task sends the command.
                giveBack();
                return;
            }
            switch (assignment.ledger().take(task.key(), task.offset(), false)) {
                case FRESH -> limiter.startReserved(task, runner::sendEntered);
                case IN_DOUBT -> {
                    giveBack();
                    threads.execute(() -> runner.answerInDoubt(task));
                }
                case REPEATED -> {
                    assignment.offsets().done(task.offset());
                    giveBack();
                }
            }
        }

        @Override
        public void notWritten() {
            if (slot) {
                giveBack();
            }
        }

        private void giveBack() {
            limiter.release(command.org());
            assignment.leave();
        }
    }
}
