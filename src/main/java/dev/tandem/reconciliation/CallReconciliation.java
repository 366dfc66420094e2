package dev.tandem.reconciliation;

import dev.tandem.reconciliation.ReconciliationPass.Outcome;
import dev.tandem.webex.api.TaskSearch;
import dev.tandem.webex.api.WebexApi;
import java.time.Instant;
import org.jboss.logging.Logger;

/** One pass after the other, each from where the last one ended. */
final class CallReconciliation {
    private static final Logger LOG = Logger.getLogger(CallReconciliation.class);

    /** After so many requests, a pass leaves the rest of its time to the next one. */
    private static final int REQUESTS_A_PASS = 120;

    private final UpkeepSettings settings;
    private final WebexApi api;
    private final ReconciliationPass pass;
    private final UpkeepMetrics metrics;

    CallReconciliation(
            UpkeepSettings settings,
            WebexApi api,
            String orgId,
            EventLog log,
            UpkeepMetrics metrics) {
        this.settings = settings;
        this.api = api;
        this.pass = new ReconciliationPass(new TaskSearch(api, orgId), orgId, log);
        this.metrics = metrics;
    }

    /**
     * Does one pass. What is written before a failure is found heard by the next pass, which begins
     * at the same place.
     */
    void run(Ownership ownership, Instant now) throws InterruptedException {
        UpkeepProgress progress = ownership.progress();
        ReconciliationPlan plan = ReconciliationPlan.of(progress, settings, now);
        if (progress.reconciledUntil() == null) {
            ownership.save(progress.until(now));
            return;
        }
        TimeWindow given = plan.given();
        if (given != null) {
            LOG.warnf(
                    "Calls were not reconciled for longer than"
                            + " tandem.webex.reconciliation.reach-back; for the rest, run ./tandem"
                            + " reconcile --from %s --to %s",
                    given.from(), given.to());
        }
        if (!plan.next().isEmpty()) {
            reconcile(plan.next(), ownership);
        }
    }

    private void reconcile(TimeWindow window, Ownership ownership) throws InterruptedException {
        long enough = api.sent() + REQUESTS_A_PASS;
        Outcome outcome = pass.find(window, () -> api.sent() >= enough);
        pass.write(outcome);
        outcome.missing().forEach(it -> metrics.written(it.kind()));
        ownership.save(ownership.progress().until(outcome.window().to()));
        if (outcome.unheard() > 0) {
            LOG.infof(
                    "Wrote what no webhook told of calls from=%s to=%s calls=%d unheard=%d"
                            + " notices=%d",
                    outcome.window().from(),
                    outcome.window().to(),
                    outcome.calls(),
                    outcome.unheard(),
                    outcome.missing().size());
        }
    }
}
