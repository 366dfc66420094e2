package dev.tandem.app.webex;

import dev.tandem.app.terminal.ProgressLine;
import dev.tandem.reconciliation.ReconciliationPass;
import dev.tandem.reconciliation.ReconciliationPass.Outcome;
import dev.tandem.reconciliation.TimeWindow;
import dev.tandem.reconciliation.topics.KafkaEventLog;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.TaskSearch;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.wire.Topics;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;

/** One run of {@code reconcile}: a single pass over the whole time, with its words. */
final class ReconcileRun {
    private final WebexApi api;
    private final Map<String, String> kafka;
    private final Topics topics;

    ReconcileRun(WebexApi api, Map<String, String> kafka, Topics topics) {
        this.api = api;
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
    }

    /** Prints how many calls lacked what; writes nothing in a dry run. */
    void run(TimeWindow window, boolean dryRun, ProgressLine progress, PrintWriter out)
            throws InterruptedException {
        String topic = topics.webexEvents();
        String orgId = new Subscriptions(api).orgId();
        ReconciliationPass pass =
                new ReconciliationPass(
                        new TaskSearch(api, orgId),
                        orgId,
                        new KafkaEventLog(
                                kafka,
                                "tandem-reconcile",
                                topic,
                                Clock.systemUTC(),
                                (read, left) -> progress.show("records of " + topic, read, left)));
        Outcome outcome = pass.find(window, () -> false);
        progress.end();
        if (!dryRun) {
            pass.write(outcome);
        }
        out.printf(
                "%,d calls in Webex, %,d of them not heard in full: %,d notices %s%n",
                outcome.calls(),
                outcome.unheard(),
                outcome.missing().size(),
                dryRun ? "would be written" : "written to " + topic);
    }
}
