package dev.tandem.dispatch;

import dev.tandem.dispatch.DispatcherMetrics.Outcome;
import dev.tandem.dispatch.DispatcherMetrics.Unsent;
import dev.tandem.dispatch.partition.AttemptKey;
import dev.tandem.dispatch.partition.MembershipLease;
import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.domain.CommandExecutor;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import dev.tandem.domain.text.TextBounds;
import dev.tandem.wire.ResultRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What happens to one command from its slot to its answer. Every method blocks until the broker has
 * the answer, or the assignment has ended.
 */
final class DispatchTaskRunner {
    private static final Logger LOG = Logger.getLogger(DispatchTaskRunner.class);

    private final CommandExecutor executor;
    private final ResultWriter results;
    private final MembershipLease lease;
    private final DispatcherMetrics metrics;
    private final Clock clock;

    DispatchTaskRunner(
            CommandExecutor executor,
            ResultWriter results,
            MembershipLease lease,
            DispatcherMetrics metrics,
            Clock clock) {
        this.executor = executor;
        this.results = results;
        this.lease = lease;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends it, unless its time has passed; needs a slot. */
    void send(DispatchTask task) {
        within(task, this::sendWithinTenure);
    }

    /** Answers it without a request. */
    void refuse(DispatchTask task, Unsent why) {
        within(task, it -> answerUnsentIfOurs(it, why));
    }

    /** Answers what an earlier owner had started. */
    void answerInDoubt(DispatchTask task) {
        within(
                task,
                it -> {
                    if (!lease.await(it.assignment())) {
                        return;
                    }
                    LOG.warnf("A command was started before a restart and never answered: %s", it);
                    metrics.foundInDoubt(it.org(), it.command().id().kind());
                    answer(
                            it,
                            new CommandUnavailable(
                                    "Started before a restart; nobody knows how it ended",
                                    true,
                                    null));
                });
    }

    private void within(DispatchTask task, Consumer<DispatchTask> work) {
        if (!task.assignment().enter()) {
            return;
        }
        try {
            work.accept(task);
        } finally {
            task.assignment().leave();
        }
    }

    private void sendWithinTenure(DispatchTask task) {
        if (!lease.await(task.assignment())) {
            return;
        }
        if (isTooLate(task)) {
            answerUnsent(task, Unsent.DEADLINE_PASSED);
        } else if (!results.write(
                task, new ResultRecord.Started(task.key().id(), task.key().attempt()))) {
            answerUnsentIfOurs(task, Unsent.START_NOT_RECORDED);
        } else if (!lease.await(task.assignment())) {
            answerUnsentIfOurs(task, Unsent.HANDED_OVER);
        } else if (isTooLate(task)) {
            answerUnsent(task, Unsent.DEADLINE_PASSED);
        } else {
            answer(task, execute(task));
        }
    }

    private SalesforceResult execute(DispatchTask task) {
        metrics.started(
                task.org(),
                task.command().id().kind(),
                task.command().attempt(),
                Duration.between(task.issuedAt(), clock.instant()));
        long begun = System.nanoTime();
        SalesforceResult result = executeOrDoubt(task);
        metrics.answered(
                task.org(),
                task.command().id().kind(),
                outcome(result),
                Duration.ofNanos(System.nanoTime() - begun));
        return TextBounds.RESULT.cut(result);
    }

    /** The port promises not to throw; the message of what is thrown might hold anything. */
    private SalesforceResult executeOrDoubt(DispatchTask task) {
        try {
            return executor.execute(task.command());
        } catch (Throwable e) {
            String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
            LOG.errorf("A command failed with %s%s: %s", e.getClass().getName(), where, task);
            return new CommandUnavailable("Failed with " + e.getClass().getName(), true, null);
        }
    }

    /**
     * Once others may own the partition, they may have sent the command: to say that it was not
     * sent would have it sent a second time. They find out by themselves what to do about it.
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
        LOG.warnf("A command was not sent, reason=%s: %s", why, task);
        metrics.unsent(task.org(), task.command().id().kind(), why);
        answer(task, new CommandUnavailable(why.words(), false, null));
    }

    private void answer(DispatchTask task, SalesforceResult result) {
        AttemptKey key = task.key();
        if (results.writeForSure(
                task, new ResultRecord.Answered(key.id(), key.attempt(), result))) {
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
