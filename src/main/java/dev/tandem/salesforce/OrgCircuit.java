package dev.tandem.salesforce;

import dev.tandem.salesforce.faults.ExchangeResult;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * The circuit breaker of one org: it opens when half of the last twenty calls failed, stays open
 * for two seconds, then lets one call through. Repeats a call once when it was certainly not sent.
 */
public final class OrgCircuit {
    public static final int VOLUME = 20;
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** The daily quota is a sliding window of 24 hours: some of it comes back all the time. */
    static final Duration QUOTA_PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(OrgCircuit.class);
    private static final double RATIO = 0.5;
    private static final int REPEAT_AFTER_MILLIS = 100;
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final String org;
    private final Clock clock;
    private final TypedGuard<ExchangeResult> guard;
    private final AtomicReference<Instant> restUntil = new AtomicReference<>(Instant.MIN);
    private volatile SalesforceMetrics.Circuit breaker = SalesforceMetrics.Circuit.CLOSED;
    private boolean saidOpen;
    private Instant nextLine = Instant.MIN;

    OrgCircuit(String org, Clock clock) {
        this.org = org;
        this.clock = clock;
        this.guard =
                TypedGuard.create(ExchangeResult.class)
                        .withDescription("salesforce " + org)
                        .withCircuitBreaker()
                        .requestVolumeThreshold(VOLUME)
                        .failureRatio(RATIO)
                        .delay(PAUSE.toMillis(), ChronoUnit.MILLIS)
                        .successThreshold(1)
                        .failOn(CountedFault.class)
                        .onStateChange(this::changed)
                        .done()
                        .withRetry()
                        .maxRetries(1)
                        .delay(REPEAT_AFTER_MILLIS, ChronoUnit.MILLIS)
                        .jitter(REPEAT_AFTER_MILLIS / 2, ChronoUnit.MILLIS)
                        .whenException(OrgCircuit::isNotSent)
                        .done()
                        .build();
    }

    /** Runs the exchange, unless the circuit is open. */
    ExchangeResult call(Callable<ExchangeResult> exchange) {
        Instant now = clock.instant();
        Instant end = restUntil.get();
        if (now.isBefore(end)) {
            return new ExchangeResult.HeldBack(
                    "not sent: the org asked for a pause", Duration.between(now, end));
        }
        if (!end.equals(Instant.MIN) && restUntil.compareAndSet(end, Instant.MIN)) {
            LOG.infof("The pause of a Salesforce org is over: calls go through. org=%s", org);
        }
        try {
            return guard.call(() -> counted(exchange.call()));
        } catch (CountedFault fault) {
            return fault.result;
        } catch (CircuitBreakerOpenException open) {
            return new ExchangeResult.HeldBack(
                    "not sent: half of the org's latest answers were failures, or none came", null);
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception checked) {
            throw new IllegalStateException(
                    "Expected an exchange result, but got an exception", checked);
        }
    }

    /** Sends no call to this org for so long; a longer pause that is already running stays. */
    void rest(Duration pause) {
        Instant now = clock.instant();
        Instant until = now.plus(pause);
        Instant before = restUntil.getAndUpdate(end -> until.isAfter(end) ? until : end);
        if (!now.isBefore(before)) {
            LOG.warnf(
                    "A Salesforce org asked for a pause. seconds=%d org=%s",
                    pause.toSeconds(), org);
        }
    }

    /** Whether requests are let through; a pause holds them back as an open circuit does. */
    SalesforceMetrics.Circuit state() {
        return clock.instant().isBefore(restUntil.get()) ? SalesforceMetrics.Circuit.OPEN : breaker;
    }

    private static ExchangeResult counted(ExchangeResult result) throws CountedFault {
        boolean counts =
                switch (result) {
                    case ExchangeResult.NotSent _ -> true;
                    case ExchangeResult.Failed failed -> failed.fault().countsAgainstOrg();
                    case ExchangeResult.Done _, ExchangeResult.HeldBack _ -> false;
                };
        if (counts) {
            throw new CountedFault(result);
        }
        return result;
    }

    private static boolean isNotSent(Throwable thrown) {
        return thrown instanceof CountedFault fault
                && fault.result instanceof ExchangeResult.NotSent;
    }

    private void changed(CircuitBreakerState state) {
        breaker =
                switch (state) {
                    case CLOSED -> SalesforceMetrics.Circuit.CLOSED;
                    case HALF_OPEN -> SalesforceMetrics.Circuit.HALF_OPEN;
                    case OPEN -> SalesforceMetrics.Circuit.OPEN;
                };
        switch (state) {
            case CLOSED -> sayClosed();
            case HALF_OPEN -> {}
            case OPEN -> sayOpen();
        }
    }

    /** Logs once although the circuit opens again after each trial call, then once a minute. */
    private synchronized void sayOpen() {
        Instant now = clock.instant();
        if (!saidOpen && !now.isBefore(nextLine)) {
            saidOpen = true;
            nextLine = now.plus(BETWEEN_LINES);
            LOG.warnf("Calls to a Salesforce org are held back: they fail. org=%s", org);
        }
    }

    private synchronized void sayClosed() {
        if (saidOpen) {
            saidOpen = false;
            LOG.infof("Calls to a Salesforce org go through again. org=%s", org);
        }
    }

    /** Carries an exchange result through the guard, which counts exceptions only. */
    private static final class CountedFault extends Exception {
        private final transient ExchangeResult result;

        CountedFault(ExchangeResult result) {
            super("counted against the org", null, false, false);
            this.result = result;
        }
    }
}
