package dev.tandem.process.dispatch;

import dev.tandem.domain.CommandExecutor;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import dev.tandem.process.dispatch.DispatcherMetrics.Outcome;
import dev.tandem.process.dispatch.DispatcherMetrics.Unsent;
import dev.tandem.wire.ResultRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What happens to one command from its slot to its answer. Every method blocks until the broker has
 * the answer, or the tenure has ended.
 */
final class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final CommandExecutor executor;
    private final ResultWriter results;
    private final Lease lease;
    private final DispatcherMetrics metrics;
    private final Clock clock;

    JobRunner(
            CommandExecutor executor,
            ResultWriter results,
            Lease lease,
            DispatcherMetrics metrics,
            Clock clock) {
        this.executor = executor;
        this.results = results;
        this.lease = lease;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends it, unless its time has passed; needs a slot. */
    void send(Job job) {
        within(job, this::sendWithinTenure);
    }

    /** Answers it without a request. */
    void refuse(Job job, Unsent why) {
        within(job, it -> answerUnsentIfOurs(it, why));
    }

    /** Answers what an earlier owner had started. */
    void answerInDoubt(Job job) {
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

    private void within(Job job, Consumer<Job> work) {
        if (!job.tenure().enter()) {
            return;
        }
        try {
            work.accept(job);
        } finally {
            job.tenure().leave();
        }
    }

    private void sendWithinTenure(Job job) {
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

    private SalesforceResult execute(Job job) {
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
        return FittingResult.of(result);
    }

    /** The port promises not to throw; the message of what is thrown might hold anything. */
    private SalesforceResult executeOrDoubt(Job job) {
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
    private void answerUnsentIfOurs(Job job, Unsent why) {
        Tenure tenure = job.tenure();
        if (lease.await(tenure) || (lease.holds() && !tenure.isLost())) {
            answerUnsent(job, why);
        } else {
            LOG.debugf("Left to the next owner, unsent=%s: %s", why, job);
        }
    }

    private void answerUnsent(Job job, Unsent why) {
        LOG.warnf("A command was not sent, reason=%s: %s", why, job);
        metrics.unsent(job.org(), job.command().id().kind(), why);
        answer(job, new CommandUnavailable(why.words(), false, null));
    }

    private void answer(Job job, SalesforceResult result) {
        AttemptKey key = job.key();
        if (results.writeForSure(job, new ResultRecord.Answered(key.id(), key.attempt(), result))) {
            job.finished();
        }
    }

    private boolean isTooLate(Job job) {
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
