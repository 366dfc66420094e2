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
 * the answer, or the tenure has ended.
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
    void send(DispatchTask job) {
        within(job, this::sendWithinTenure);
    }

    /** Answers it without a request. */
    void refuse(DispatchTask job, Unsent why) {
        within(job, it -> answerUnsentIfOurs(it, why));
    }

    /** Answers what an earlier owner had started. */
    void answerInDoubt(DispatchTask job) {
        within(
                job,
                it -> {
                    if (!lease.await(it.tenure())) {
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

    private void within(DispatchTask job, Consumer<DispatchTask> work) {
        if (!job.tenure().enter()) {
            return;
        }
        try {
            work.accept(job);
        } finally {
            job.tenure().leave();
        }
    }

    private void sendWithinTenure(DispatchTask job) {
        if (!lease.await(job.tenure())) {
            return;
        }
        if (isTooLate(job)) {
            answerUnsent(job, Unsent.DEADLINE_PASSED);
        } else if (!results.write(
                job, new ResultRecord.Started(job.key().id(), job.key().attempt()))) {
            answerUnsentIfOurs(job, Unsent.START_NOT_RECORDED);
        } else if (!lease.await(job.tenure())) {
            answerUnsentIfOurs(job, Unsent.HANDED_OVER);
        } else if (isTooLate(job)) {
            answerUnsent(job, Unsent.DEADLINE_PASSED);
        } else {
            answer(job, execute(job));
        }
    }

    private SalesforceResult execute(DispatchTask job) {
        metrics.started(
                job.org(),
                job.command().id().kind(),
                job.command().attempt(),
                Duration.between(job.issuedAt(), clock.instant()));
        long begun = System.nanoTime();
        SalesforceResult result = executeOrDoubt(job);
        metrics.answered(
                job.org(),
                job.command().id().kind(),
                outcome(result),
                Duration.ofNanos(System.nanoTime() - begun));
        return TextBounds.RESULT.cut(result);
    }

    /** The port promises not to throw; the message of what is thrown might hold anything. */
    private SalesforceResult executeOrDoubt(DispatchTask job) {
        try {
            return executor.execute(job.command());
        } catch (Throwable e) {
            String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
            LOG.errorf("A command failed with %s%s: %s", e.getClass().getName(), where, job);
            return new CommandUnavailable("Failed with " + e.getClass().getName(), true, null);
        }
    }

    /**
     * Once others may own the partition, they may have sent the command: to say that it was not
     * sent would have it sent a second time. They find out by themselves what to do about it.
     */
    private void answerUnsentIfOurs(DispatchTask job, Unsent why) {
        PartitionAssignment tenure = job.tenure();
        if (lease.await(tenure) || (lease.holds() && !tenure.isLost())) {
            answerUnsent(job, why);
        } else {
            LOG.debugf("Left to the next owner, unsent=%s: %s", why, job);
        }
    }

    private void answerUnsent(DispatchTask job, Unsent why) {
        LOG.warnf("A command was not sent, reason=%s: %s", why, job);
        metrics.unsent(job.org(), job.command().id().kind(), why);
        answer(job, new CommandUnavailable(why.words(), false, null));
    }

    private void answer(DispatchTask job, SalesforceResult result) {
        AttemptKey key = job.key();
        if (results.writeForSure(job, new ResultRecord.Answered(key.id(), key.attempt(), result))) {
            job.finished();
        }
    }

    private boolean isTooLate(DispatchTask job) {
        return clock.instant().isAfter(job.command().notAfter());
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
