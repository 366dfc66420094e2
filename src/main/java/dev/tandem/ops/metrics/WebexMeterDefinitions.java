package dev.tandem.ops.metrics;

import static dev.tandem.ops.metrics.MeterDefinition.counter;
import static dev.tandem.ops.metrics.MeterDefinition.gauge;

/** The meters of what is done with Webex's own APIs, for {@link MeterName}. */
final class WebexMeterDefinitions {
    static final MeterDefinition AGE =
            gauge("tandem.reconciliation.age")
                    .in("seconds")
                    .means(
                            "Time since the end of what is reconciled with Webex; not a number"
                                    + " where it is off, or another instance does it: use max")
                    .alerts("TandemReconciliationBehind");

    static final MeterDefinition PERIOD =
            gauge("tandem.reconciliation.period")
                    .in("seconds")
                    .means("How often calls are reconciled with Webex; 0 where they are not")
                    .alerts("TandemReconciliationBehind");

    static final MeterDefinition NOTICES =
            counter("tandem.reconciliation.notices")
                    .means("Notices written because no webhook told of them, by what happened")
                    .lookAt("rising: Webex loses more webhooks than before, or a door refuses them")
                    .tags("type");

    static final MeterDefinition REQUESTS =
            counter("tandem.reconciliation.requests")
                    .means(
                            "Requests to Webex's APIs by the reconciliation and the watch of"
                                    + " subscriptions");

    static final MeterDefinition FAILURES =
            counter("tandem.reconciliation.failures")
                    .means(
                            "Failures of the reconciliation, of the watch of subscriptions, and of"
                                    + " choosing the instance that does them; all are tried again")
                    .lookAt("rising: the readiness detail webex says what to change")
                    .tags("work");

    static final MeterDefinition REACTIVATED =
            counter("tandem.webex.subscriptions.reactivated")
                    .means("Subscriptions that Webex had set inactive and that are active again")
                    .alerts("TandemSubscriptionInactive");

    private WebexMeterDefinitions() {}
}
