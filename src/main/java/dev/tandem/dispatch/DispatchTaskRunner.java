package dev.tandem.dispatch;

import dev.tandem.dispatch.DispatcherMetrics.Outcome;
import dev.tandem.dispatch.DispatcherMetrics.Unsent;
import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.partition.LeasePermit;
import dev.tandem.dispatch.partition.MembershipLease;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import dev.tandem.domain.ports.CommandExecutor;
import dev.tandem.domain.ports.CommandExecutor.SendPermit;
import dev.tandem.domain.text.TextBounds;
import dev.tandem.telemetry.CallSpan;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.telemetry.LogFields;
import dev.tandem.wire.ResultRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Carries one command from its slot to its result. Every method blocks until Kafka acknowledges the
 * result, or the partition's assignment ends.
 */
final class DispatchTaskRunner {
    private static final Logger LOG = Logger.getLogger(DispatchTaskRunner.class);

    /** How soon after an org is resumed a waiting caller is served, at the latest. */
    static final Duration HELD_FOR = Duration.ofSeconds(5);

    private final CommandExecutor executor;
    private final ResultWriter results;
    private final MembershipLease lease;
    private final OrgHolds holds;
    private final DispatcherMetrics metrics;
    private final CallTraces traces;
    private final Clock clock;
    private final RunningRequests running = new RunningRequests();

    DispatchTaskRunner(
            CommandExecutor executor,
            ResultWriter results,
            MembershipLease lease,
            OrgHolds holds,
            DispatcherMetrics metrics,
            CallTraces traces,
            Clock clock) {
        this.executor = executor;
        this.results = results;
        this.lease = lease;
        this.holds = holds;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
    }

    /** Sends the command unless its deadline has passed. The caller holds a slot. */
    void send(DispatchTask task) {
        duringAssignment(task, this::sendDuringAssignment);
    }

    /** The same, where the caller has entered the assignment, which ends with this. */
    void sendEntered(DispatchTask task) {
        entered(task, this::sendDuringAssignment);
    }

    /** Writes the result "unavailable" without a request. */
    void refuse(DispatchTask task, Unsent why) {
        duringAssignment(task, it -> answerUnsentIfOurs(it, why));
    }

    /** Writes the result "in doubt" of a command that an earlier owner started. */
    void answerInDoubt(DispatchTask task) {
        duringAssignment(
                task,
                it -> {
                    if (!lease.await(it.assignment())) {
                        return;
                    }
                    LOG.warnf("A command was started before a restart and has no result: %s", it);
                    metrics.foundInDoubt(it.org(), it.command().id().kind());
                    answer(
                            it,
                            new CommandUnavailable(
                                    "Started before a restart; its outcome is unknown",
                                    true,
                                    null));
                });
    }

    private void duringAssignment(DispatchTask task, Consumer<DispatchTask> work) {
        if (task.assignment().enter()) {
            entered(task, work);
        }
    }

    private static void entered(DispatchTask task, Consumer<DispatchTask> work) {
        CommandId id = task.command().id();
        try (var _ = LogFields.ofCommand(id.interactionId(), id.toString(), task.org())) {
            work.accept(task);
        } finally {
            task.assignment().leave();
        }
    }

    private void sendDuringAssignment(DispatchTask task) {
        if (!lease.await(task.assignment())) {
            if (task.direct()) {
                answerUnsentIfOurs(task, Unsent.HANDED_OVER);
            }
            return;
        }
        // The org may have been paused while the command waited for its slot.
        Unsent hold = holds.of(task.org());
        if (hold != null) {
            answerUnsent(task, hold);
        } else if (isTooLate(task)) {
            answerUnsent(task, Unsent.DEADLINE_PASSED);
        } else if (!task.direct() && !results.writeStart(task)) {
            answerUnsentIfOurs(task, Unsent.START_NOT_RECORDED);
        } else if (!lease.await(task.assignment())) {
            answerUnsentIfOurs(task, Unsent.HANDED_OVER);
        } else if (isTooLate(task)) {
            answerUnsent(task, Unsent.DEADLINE_PASSED);
        } else {
            LeasePermit permit = new LeasePermit(lease, task.assignment());
            ResultRecord.Answered answered = execute(task, permit);
            if (permit.isRefused()) {
                answerUnsentIfOurs(task, Unsent.HANDED_OVER);
            } else {
                answer(task, answered);
            }
        }
    }

    /** Tells the state machines of each request that lasts, without blocking. */
    void tellOfSlow(Executor threads) {
        running.takeSlow(
                it -> threads.execute(() -> duringAssignment(it.task(), _ -> tellOfStart(it))));
    }

    /** Where the result comes first after all, it says enough. */
    private void tellOfStart(RunningRequests.Request request) {
        if (!request.isOver() && !results.tellOfStart(request.task())) {
            LOG.debugf("Told nobody of a slow request: %s", request.task());
        }
    }

    private ResultRecord.Answered execute(DispatchTask task, SendPermit permit) {
        CommandKind kind = task.command().id().kind();
        metrics.started(
                task.org(),
                kind,
                task.command().attempt(),
                Duration.between(task.issuedAt(), clock.instant()));
        try (RunningRequests.Request request = running.begin(task)) {
            SalesforceResult result = executeTraced(task, permit);
            Duration took = request.elapsed();
            metrics.answered(task.org(), kind, outcome(result), took);
            return new ResultRecord.Answered(
                    task.key().id(),
                    task.key().attempt(),
                    TextBounds.RESULT.cut(result),
                    took.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    private SalesforceResult executeTraced(DispatchTask task, SendPermit permit) {
        try (CallSpan span = traces.executed(task.command(), task.traceparent())) {
            SalesforceResult result = executeOrInDoubt(task, permit);
            Outcome outcome = outcome(result);
            span.outcome(outcome.name(), outcome != Outcome.DONE);
            return result;
        }
    }

    /** The port promises not to throw; an exception's message may hold secrets and is not kept. */
    private SalesforceResult executeOrInDoubt(DispatchTask task, SendPermit permit) {
        try {
            return executor.execute(task.command(), permit);
        } catch (Throwable e) {
            String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
            LOG.errorf("A command failed with %s%s: %s", e.getClass().getName(), where, task);
            return new CommandUnavailable("Failed with " + e.getClass().getName(), true, null);
        }
    }

    /**
     * Another owner of the partition may have sent the command: a result "not sent" of this
     * instance would have it sent a second time. That owner writes the result.
     */
    private void answerUnsentIfOurs(DispatchTask task, Unsent why) {
        PartitionAssignment assignment = task.assignment();
        if (lease.await(assignment) || (lease.holds() && !assignment.isLost())) {
            answerUnsent(task, why);
        } else {
            LOG.debugf("Left to the next owner, unsent=%s: %s", why, task);
        }
    }

    private void answerUnsent(DispatchTask task, Unsent why) {
        LOG.logf(
                why.isHold() ? Logger.Level.DEBUG : Logger.Level.WARN,
                "A command was not sent, reason=%s: %s",
                why,
                task);
        metrics.unsent(task.org(), task.command().id().kind(), why);
        answer(
                task,
                why.isHold()
                        ? CommandUnavailable.held(why.description(), HELD_FOR)
                        : new CommandUnavailable(why.description(), false, null));
    }

    /** Without a request. */
    private void answer(DispatchTask task, SalesforceResult result) {
        AttemptKey key = task.key();
        answer(task, new ResultRecord.Answered(key.id(), key.attempt(), result));
    }

    private void answer(DispatchTask task, ResultRecord.Answered answered) {
        if (results.writeForSure(task, answered)) {
            task.finished();
        }
    }

    private boolean isTooLate(DispatchTask task) {
        return clock.instant().isAfter(task.command().notAfter());
    }

    private static Outcome outcome(SalesforceResult result) {
        return switch (result) {
            case VoiceCallCreated _, OmniFlowExecuted _, RoutingCleared _, VoiceCallUpdated _ ->
                    Outcome.DONE;
            case CommandRefused _ -> Outcome.REFUSED;
            case CommandUnavailable unavailable ->
                    unavailable.mayHaveExecuted() ? Outcome.IN_DOUBT : Outcome.UNAVAILABLE;
        };
    }
}
