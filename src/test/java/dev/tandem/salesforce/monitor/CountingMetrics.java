package dev.tandem.salesforce.monitor;

import dev.tandem.domain.CommandKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps what was counted, as words. */
public final class CountingMetrics implements SalesforceMetrics {
    public final List<String> events = new CopyOnWriteArrayList<>();
    private final Map<String, Supplier<Circuit>> circuits = new ConcurrentHashMap<>();

    @Override
    public void requestEnded(String org, CommandKind kind, Outcome outcome, Duration latency) {
        events.add("request " + org + " " + kind.word() + " " + outcome);
    }

    @Override
    public void requestHeldBack(String org, CommandKind kind) {
        events.add("held back " + org + " " + kind.word());
    }

    @Override
    public void tokenRequestEnded(String org, TokenOutcome outcome, Duration latency) {
        events.add("token " + org + " " + outcome);
    }

    @Override
    public void orgKnown(String org, Supplier<Circuit> circuit) {
        circuits.put(org, circuit);
    }

    /** What the gauge of that org would show now. */
    public Circuit circuit(String org) {
        return circuits.get(org).get();
    }

    @Override
    public void credentialUnusable(String org) {
        events.add("credential unusable " + org);
    }

    @Override
    public void lookedUp(String org, LookupOutcome outcome, Duration latency) {
        events.add("looked up " + org + " " + outcome);
    }

    @Override
    public void configurationFault(String org) {
        events.add("configuration fault " + org);
    }

    @Override
    public void apiUsage(String org, long used, long limit) {
        events.add("api usage " + org + " " + used + "/" + limit);
    }

    @Override
    public void numberTranslated(String contactCenter, NumberOutcome outcome) {
        events.add("number " + contactCenter + " " + outcome);
    }

    @Override
    public void numberCut(String contactCenter) {
        events.add("number cut " + contactCenter);
    }
}
