package dev.tandem.reconciliation;

import dev.tandem.reconciliation.SubscriptionWatch.Finding;
import dev.tandem.reconciliation.UpkeepMetrics.Work;
import dev.tandem.reconciliation.UpkeepStatus.Fault;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reconciles calls and watches subscriptions, now and then, on a thread of its own and on one
 * instance of all. A failure is logged and shown, and the work is tried again: calls go on without
 * it.
 */
public final class WebexUpkeep implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WebexUpkeep.class);
    private static final Duration BEFORE_JOINING_AGAIN = Duration.ofSeconds(5);
    private static final Duration TO_STOP = Duration.ofSeconds(2);

    /** Nothing but configuration or Webex ends a failure; it is not logged at each attempt. */
    private static final Duration REMIND_AFTER = Duration.ofMinutes(15);

    private final UpkeepSettings settings;
    private final Supplier<WebexApi> apis;
    private final Supplier<Ownership> ownerships;
    private final EventLog log;
    private final UpkeepMetrics metrics;
    private final Clock clock;
    private final Instant madeAt;
    private final Map<Work, Fault> faults = new EnumMap<>(Work.class);
    private final Map<Work, Instant> loggedAt = new EnumMap<>(Work.class);

    private volatile UpkeepStatus status;
    private volatile boolean stopping;
    private @Nullable Thread thread;
    private @Nullable String orgId;
    private boolean owner;
    private Instant reconcileAt = Instant.MIN;
    private Instant watchAt = Instant.MIN;

    /** A piece of work that may fail. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws InterruptedException, IOException;
    }

    /**
     * Does nothing until it is started.
     *
     * @param apis asked only where the settings switch something on
     * @param ownerships makes one that joins the other instances; closed before the next is made
     */
    public WebexUpkeep(
            UpkeepSettings settings,
            Supplier<WebexApi> apis,
            Supplier<Ownership> ownerships,
            EventLog log,
            UpkeepMetrics metrics,
            Clock clock) {
        this.settings = settings;
        this.apis = apis;
        this.ownerships = ownerships;
        this.log = log;
        this.metrics = metrics;
        this.clock = clock;
        madeAt = clock.instant();
        status = new UpkeepStatus(settings.isOn(), false, UpkeepProgress.NONE, Map.of());
        Duration period = settings.period();
        metrics.follow(this::ageSeconds, period == null ? 0 : period.toMillis() / 1000.0);
    }

    /** Begins on a thread of its own, where the settings switch something on. */
    public synchronized void start() {
        if (settings.isOn() && thread == null) {
            WebexApi api = apis.get();
            thread = Thread.ofPlatform().daemon().name("tandem-webex").start(() -> run(api));
        }
    }

    /** What it does now; safe for use by any thread. */
    public UpkeepStatus status() {
        return status;
    }

    /** NaN where another instance does it, or none need do it. */
    private double ageSeconds() {
        UpkeepStatus now = status;
        if (!settings.reconciles() || (!now.owner() && now.faults().isEmpty())) {
            return Double.NaN;
        }
        Instant until = now.progress().reconciledUntil();
        Instant since = until == null ? madeAt : until;
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    private void run(WebexApi api) {
        while (!stopping) {
            try (Ownership ownership = ownerships.get()) {
                while (!stopping) {
                    turn(api, ownership);
                }
            } catch (EventLogException e) {
                if (stopping) {
                    return;
                }
                owner = false;
                metrics.failed(Work.OWNERSHIP);
                failed(Work.OWNERSHIP, String.valueOf(e.getMessage()));
                publish(UpkeepProgress.NONE);
                if (!slept()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("The reconciliation failed because of a fault in the program", e);
                if (!slept()) {
                    return;
                }
            }
        }
    }

    private static boolean slept() {
        try {
            TimeUnit.NANOSECONDS.sleep(BEFORE_JOINING_AGAIN.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One look at whether there is anything to do; the tests call it without a thread. */
    void turn(WebexApi api, Ownership ownership) throws InterruptedException {
        boolean mine = ownership.poll();
        ended(Work.OWNERSHIP);
        if (mine && !owner) {
            reconcileAt = Instant.MIN;
            watchAt = Instant.MIN;
            LOG.info("This instance reconciles calls with Webex and watches the subscriptions.");
        }
        owner = mine;
        if (!mine) {
            faults.clear();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Duration watchPeriod = settings.watchPeriod();
        if (mine && watchPeriod != null && !now.isBefore(watchAt)) {
            watchAt = now.plus(watchPeriod);
            attempt(Work.WATCH, api, () -> watch(api, ownership, now));
        }
        Duration period = settings.period();
        if (mine && period != null && !now.isBefore(reconcileAt)) {
            reconcileAt = now.plus(period);
            attempt(
                    Work.RECONCILIATION,
                    api,
                    () ->
                            new CallReconciliation(settings, api, orgId(api), log, metrics)
                                    .run(ownership, now));
        }
        publish(ownership.progress());
    }

    private String orgId(WebexApi api) throws InterruptedException {
        String known = orgId;
        if (known == null) {
            known = new Subscriptions(api).orgId();
            orgId = known;
        }
        return known;
    }

    private void watch(WebexApi api, Ownership ownership, Instant now)
            throws InterruptedException, IOException {
        Finding finding = new SubscriptionWatch(new Subscriptions(api), settings).look();
        if (finding.ours() == 0) {
            throw new IOException(
                    "Webex has no subscription that sends to this installation: run ./tandem"
                            + " subscriptions ensure <address of the webhook door>");
        }
        UpkeepProgress before = ownership.progress();
        UpkeepProgress after = before.activeAt(now);
        for (Subscription each : finding.reactivated()) {
            metrics.reactivated();
            say(each, before, now);
            after = reachingBack(after, before.subscriptionsActiveAt());
            reconcileAt = now.plus(settings.settle());
        }
        ownership.save(after);
    }

    /**
     * The gap is reconciled once more: what is live now may not have been when its time was
     * reconciled.
     */
    private static UpkeepProgress reachingBack(UpkeepProgress progress, @Nullable Instant since) {
        Instant until = progress.reconciledUntil();
        return until != null && since != null && since.isBefore(until)
                ? progress.until(since)
                : progress;
    }

    /** Since when events may be missing, and who fills the gap. */
    private void say(Subscription subscription, UpkeepProgress before, Instant now) {
        Instant since = before.subscriptionsActiveAt();
        String filled =
                settings.reconciles()
                        ? "they are reconciled in %d s".formatted(settings.settle().toSeconds())
                        : "run ./tandem reconcile --from %s --to %s"
                                .formatted(since == null ? "<the last webhook>" : since, now);
        LOG.warnf(
                "Webex had set a subscription inactive, and it is active again. Events may be"
                        + " missing since %s: %s. subscription=%s",
                since == null ? "an unknown time" : since, filled, subscription.id());
    }

    private void attempt(Work work, WebexApi api, Attempt attempt) throws InterruptedException {
        long sent = api.sent();
        try {
            attempt.run();
            ended(work);
        } catch (WebexApiException | EventLogException | IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            metrics.failed(work);
            failed(work, String.valueOf(e.getMessage()));
        } finally {
            metrics.requested(api.sent() - sent);
        }
    }

    private void failed(Work work, String words) {
        Instant now = clock.instant();
        Fault before = faults.get(work);
        faults.put(work, new Fault(words, before == null ? now : before.since()));
        Instant last = loggedAt.get(work);
        if (before == null
                || !before.words().equals(words)
                || last == null
                || !now.isBefore(last.plus(REMIND_AFTER))) {
            loggedAt.put(work, now);
            LOG.warnf("Work with Webex's APIs fails: %s. work=%s", words, work.word());
        }
    }

    private void ended(Work work) {
        if (faults.remove(work) != null) {
            LOG.infof("Work with Webex's APIs succeeds again. work=%s", work.word());
        }
    }

    private void publish(UpkeepProgress progress) {
        status = new UpkeepStatus(settings.isOn(), owner, progress, faults);
    }

    /** Stops within some seconds; what it was about is done again by the next owner. */
    @Override
    public synchronized void close() {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                var _ = running.join(TO_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
