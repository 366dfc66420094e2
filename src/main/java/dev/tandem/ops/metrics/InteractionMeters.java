package dev.tandem.ops.metrics;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.ops.words.InputLabels;
import dev.tandem.ops.words.StreamsDescriptions;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.monitor.StreamsStatus;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.wire.DeadLetterReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of the state machines. */
@Singleton
public class InteractionMeters implements InteractionMetrics {
    private static final String NONE = "";

    /** Topics that the state machines read; their timers exist before the first record. */
    private static final List<String> INPUTS =
            List.of("webex-events", "wake-ups", "salesforce-results");

    private final Meters meters;
    private final Timer transitionTime;
    private final Timer wakeUpDelay;
    private final Counter passedBy;
    private final Map<Integer, Map<InteractionPhase, Long>> byPartition = new ConcurrentHashMap<>();
    private final Map<Integer, Long> oldestOpen = new ConcurrentHashMap<>();
    private final Map<Integer, Map<String, Integer>> inDoubt = new ConcurrentHashMap<>();
    private final Map<Integer, Map<String, Integer>> retries = new ConcurrentHashMap<>();
    private final Map<String, Counter> acted = new ConcurrentHashMap<>();
    private final Map<IgnoreReason, Counter> ignored = new EnumMap<>(IgnoreReason.class);
    private final Map<String, Timer> inputDelay = new HashMap<>();
    private final Map<RoutingAnswer.Status, Timer> routing =
            new EnumMap<>(RoutingAnswer.Status.class);

    @Inject
    public InteractionMeters(MeterRegistry registry, SalesforceSettings salesforce) {
        meters = new Meters(registry);
        transitionTime = meters.timer(MeterName.TRANSITION_TIME);
        wakeUpDelay = meters.timer(MeterName.WAKE_UP_DELAY);
        passedBy = meters.counter(MeterName.EVENTS_PASSED_BY);
        beginInputs();
        beginInteractions();
        salesforce.orgs().keySet().forEach(this::beginOrg);
        salesforce.contactCenters().keySet().forEach(this::beginCenter);
        show(new StreamsStatus.New());
    }

    private void beginInputs() {
        for (IgnoreReason reason : IgnoreReason.values()) {
            ignored.put(
                    reason,
                    meters.counter(MeterName.TRANSITIONS, "ignored", NONE, EnumWords.of(reason)));
        }
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            meters.counter(MeterName.DEAD_LETTERS, EnumWords.of(reason));
        }
        for (String topic : INPUTS) {
            inputDelay.put(topic, meters.timer(MeterName.INPUT_DELAY, topic));
        }
        meters.counter(MeterName.DECIDER_FAILURES);
        meters.counter(MeterName.STREAM_THREADS_REPLACED);
    }

    private void beginInteractions() {
        for (InteractionPhase phase : InteractionPhase.values()) {
            meters.gauge(MeterName.INTERACTIONS, () -> count(phase), EnumWords.of(phase));
        }
        for (CloseOutcome outcome : CloseOutcome.values()) {
            meters.counter(MeterName.INTERACTIONS_CLOSED, EnumWords.of(outcome));
        }
        for (RoutingAnswer.Status status : RoutingAnswer.Status.values()) {
            if (status != RoutingAnswer.Status.PENDING) {
                routing.put(status, meters.timer(MeterName.ROUTING_DECISION, EnumWords.of(status)));
            }
        }
        meters.gauge(MeterName.OLDEST_OPEN, this::oldestOpenSeconds);
    }

    private void beginOrg(String org) {
        meters.gauge(MeterName.COMMANDS_IN_DOUBT, () -> sum(inDoubt, org), org);
        meters.gauge(MeterName.RETRIES_WAITING, () -> sum(retries, org), org);
    }

    private void beginCenter(String contactCenter) {
        for (CloseOutcome outcome : CloseOutcome.values()) {
            AbandonmentType subtype = outcome.abandonment();
            if (subtype != null) {
                meters.counter(MeterName.ABANDONMENTS, contactCenter, EnumWords.of(subtype));
            }
        }
    }

    private long count(InteractionPhase phase) {
        return byPartition.values().stream()
                .mapToLong(byPhase -> byPhase.getOrDefault(phase, 0L))
                .sum();
    }

    private static int sum(Map<Integer, Map<String, Integer>> byPartition, String org) {
        return byPartition.values().stream().mapToInt(it -> it.getOrDefault(org, 0)).sum();
    }

    private double oldestOpenSeconds() {
        long since = oldestOpen.values().stream().mapToLong(it -> it).min().orElse(Long.MAX_VALUE);
        return Math.max(0, System.currentTimeMillis() - since) / 1000.0;
    }

    @Override
    public void routingDecided(RoutingAnswer.Status status, Duration took) {
        Timer timer = routing.get(status);
        if (timer != null) {
            timer.record(took);
        }
    }

    @Override
    public void closed(CloseOutcome outcome) {
        meters.counter(MeterName.INTERACTIONS_CLOSED, EnumWords.of(outcome)).increment();
    }

    @Override
    public void abandoned(String contactCenter, AbandonmentType subtype) {
        meters.counter(MeterName.ABANDONMENTS, contactCenter, EnumWords.of(subtype)).increment();
    }

    @Override
    public void inputRead(String topic, Duration age) {
        Timer timer = inputDelay.get(topic);
        if (timer != null) {
            timer.record(age);
        }
    }

    @Override
    public void oldestOpen(int partition, long since) {
        oldestOpen.put(partition, since);
    }

    /**
     * Called for each event, as {@link #ignored} is: after the first of its kind without a copy.
     */
    @Override
    public void acted(InteractionInput input, Duration took) {
        String kind = InputLabels.of(input);
        Counter known = acted.get(kind);
        (known == null ? firstActed(kind) : known).increment();
        transitionTime.record(took);
    }

    private Counter firstActed(String kind) {
        Counter counter = meters.counter(MeterName.TRANSITIONS, "acted", kind, NONE);
        acted.put(kind, counter);
        return counter;
    }

    @Override
    public void ignored(IgnoreReason reason) {
        Counter counter = ignored.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void notForInteractions() {
        passedBy.increment();
    }

    @Override
    public void deadLettered(DeadLetterReason reason) {
        meters.counter(MeterName.DEAD_LETTERS, EnumWords.of(reason)).increment();
    }

    @Override
    public void deciderFailed() {
        meters.counter(MeterName.DECIDER_FAILURES).increment();
    }

    @Override
    public void wakeUpSent(Duration late) {
        wakeUpDelay.record(late);
    }

    @Override
    public void interactions(int partition, Map<InteractionPhase, Long> byPhase) {
        byPartition.put(partition, Map.copyOf(byPhase));
    }

    @Override
    public void commandsInDoubt(int partition, Map<String, Integer> byOrg) {
        inDoubt.put(partition, Map.copyOf(byOrg));
    }

    @Override
    public void retriesWaiting(int partition, Map<String, Integer> byOrg) {
        retries.put(partition, Map.copyOf(byOrg));
    }

    @Override
    public void partitionLeft(int partition) {
        byPartition.remove(partition);
        oldestOpen.remove(partition);
        inDoubt.remove(partition);
        retries.remove(partition);
    }

    @Override
    public void status(StreamsStatus now) {
        show(now);
    }

    private void show(StreamsStatus now) {
        String current = StreamsDescriptions.label(now);
        StreamsDescriptions.LABELS.forEach(
                it -> meters.level(MeterName.STREAMS_STATUS, it.equals(current) ? 1 : 0, it));
    }

    @Override
    public void threadReplaced() {
        meters.counter(MeterName.STREAM_THREADS_REPLACED).increment();
    }
}
