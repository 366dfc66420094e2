package dev.tandem.process.engine;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.process.engine.EncodedDecision.Decided;
import dev.tandem.process.engine.EncodedDecision.Impossible;
import dev.tandem.process.engine.InputReading.Forgotten;
import dev.tandem.process.engine.InputReading.NotForInteractions;
import dev.tandem.process.engine.InputReading.Rejected;
import dev.tandem.process.engine.InputReading.Understood;
import dev.tandem.process.store.InteractionStates;
import dev.tandem.process.store.OpenInteractions;
import dev.tandem.process.store.PhaseCounts;
import dev.tandem.process.store.SearchIndex;
import dev.tandem.process.store.StoredInteraction;
import dev.tandem.process.store.WakeUpScheduler;
import dev.tandem.telemetry.CallSpan;
import dev.tandem.telemetry.LogFields;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.RecordHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * Runs the state machines of one partition: reads an input, has it decided, and writes all that
 * follows in one place. One bad record never stops the next.
 */
final class InteractionProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = Logger.getLogger(InteractionProcessor.class);
    private static final Duration WAKE_UP_RUN = Duration.ofMillis(100);
    private static final Duration COUNTS_RUN = Duration.ofSeconds(1);

    /** An input that waited longer is one of many. */
    private static final long BEHIND_MILLIS = Duration.ofSeconds(10).toMillis();

    /** Some 5 ms a second, until all states of the store are read once. */
    private static final int STATES_READ_A_RUN = 500;

    private final InteractionParts parts;

    private ProcessorContext<byte[], byte[]> context;
    private TopologySinks outputs;
    private InteractionStates states;
    private WakeUpScheduler wakeUps;
    private PhaseCounts phases;
    private SearchIndex search;
    private OpenInteractions open;
    private StreamAlarm wakeUpAlarm;
    private StreamAlarm countsAlarm;

    InteractionProcessor(InteractionParts parts) {
        this.parts = parts;
    }

    /** Also called after an aborted transaction, which no state in memory may outlive. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        outputs = new TopologySinks(context, parts.commands(), parts.metrics());
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(InteractionTopology.STORE);
        states = new InteractionStates(store, parts.bounds().decodedStates());
        wakeUps = new WakeUpScheduler(store, states::wakeAt);
        phases = new PhaseCounts(store);
        open = new OpenInteractions(store);
        search = new SearchIndex(store);
        wakeUpAlarm = new StreamAlarm(context, WAKE_UP_RUN, this::sendWakeUps);
        countsAlarm = new StreamAlarm(context, COUNTS_RUN, this::reportCounts);
        parts.commands().opened(context.taskId().partition());
        setAlarms();
    }

    private void setAlarms() {
        wakeUpAlarm.noLaterThan(wakeUps.next());
        countsAlarm.noLaterThan(context.currentSystemTimeMs() + COUNTS_RUN.toMillis());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        long began = System.nanoTime();
        InputRecord arrived = new InputRecord(context.recordMetadata().orElseThrow(), record);
        long waited = Math.max(0, context.currentSystemTimeMs() - record.timestamp());
        parts.metrics()
                .inputRead(
                        parts.reader().shortName(arrived.source().topic()),
                        Duration.ofMillis(waited));
        if (waited > BEHIND_MILLIS) {
            parts.commands().behind();
        }
        switch (parts.reader().read(arrived)) {
            case Understood understood -> understood(arrived, understood, began);
            case Forgotten(String id) -> forget(id, record.timestamp());
            case NotForInteractions() -> parts.metrics().notForInteractions();
            case Rejected(DeadLetterReason reason, String fault, var interactionId) ->
                    outputs.deadLetter(
                            parts.deadLetters()
                                    .of(arrived, interactionId, reason, fault, List.of()));
        }
        setAlarms();
    }

    private void understood(InputRecord arrived, Understood understood, long began) {
        CallSpan span =
                parts.traces()
                        .decided(
                                understood.input(),
                                understood.interactionId(),
                                arrived.header(RecordHeaders.TRACEPARENT));
        try (span) {
            carryOut(arrived, understood, attempt(arrived, understood), span, began);
        }
    }

    /** Kafka's own exceptions concern the task, not the record, and are rethrown. */
    private EncodedDecision attempt(InputRecord arrived, Understood understood) {
        String id = understood.interactionId();
        try {
            return parts.deciding().decide(arrived, understood.input(), states.find(id));
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            parts.metrics().deciderFailed();
            try (var _ = LogFields.ofInteraction(id)) {
                LOG.errorf(e, "The decision failed interactionId=%s at=%s", id, arrived.source());
            }
            return new Impossible(
                    DeadLetterReason.FAILED, "the decision failed", List.of(e.toString()));
        }
    }

    private void carryOut(
            InputRecord arrived,
            Understood understood,
            EncodedDecision outcome,
            CallSpan span,
            long began) {
        switch (outcome) {
            case Decided decided -> {
                write(understood.interactionId(), decided, span, arrived.timestamp());
                count(decided, Duration.ofNanos(System.nanoTime() - began));
            }
            case Impossible(DeadLetterReason reason, String fault, List<String> errors) ->
                    outputs.deadLetter(
                            parts.deadLetters()
                                    .of(
                                            arrived,
                                            understood.interactionId(),
                                            reason,
                                            fault,
                                            errors));
        }
    }

    /** The one place where a transition becomes records and state. */
    private void write(String id, Decided decided, CallSpan span, long timestamp) {
        decided.commands()
                .forEach(command -> outputs.command(id, command, span.traceparent(), timestamp));
        outputs.journal(id, decided.journal().get(), timestamp);
        decided.deadLetters().forEach(outputs::deadLetter);
        StoredInteraction before = decided.before();
        StoredInteraction after = decided.after();
        moved(id, before.state(), after.state(), timestamp);
        if (after.state().forgotten()) {
            states.forget(id);
            return;
        }
        if (decided.input() instanceof Woken) {
            wakeUps.renew(id, after.wakeAt(), timestamp);
        } else {
            wakeUps.move(id, before.wakeAt(), after.wakeAt(), timestamp);
        }
        states.put(id, after, decided.state().get());
    }

    /** Deletes the state before its retention is over. An open call needs what it holds. */
    private void forget(String id, long timestamp) {
        StoredInteraction stored = states.find(id);
        if (stored.state() instanceof ClosedInteraction) {
            moved(id, stored.state(), Interaction.unknown(id), timestamp);
            states.forget(id);
            LOG.infof("An interaction was forgotten interactionId=%s", id);
        } else if (!stored.state().forgotten()) {
            LOG.warnf(
                    "An interaction is not forgotten, because it is not closed yet: ask again"
                            + " afterwards interactionId=%s phase=%s",
                    id, stored.state().phase());
        }
    }

    private void moved(String id, Interaction before, Interaction now, long timestamp) {
        InteractionPhase from = before.phase();
        InteractionPhase to = now.phase();
        phases.move(from, to);
        search.moved(before, now, timestamp);
        open.moved(id, now);
        CloseOutcome outcome = now.outcome();
        if (from != InteractionPhase.CLOSED && outcome != null) {
            ended(id, before, outcome, timestamp);
        }
    }

    private void ended(String id, Interaction before, CloseOutcome outcome, long timestamp) {
        parts.metrics().closed(outcome);
        Instant now = Instant.ofEpochMilli(timestamp);
        if (before instanceof OpenInteraction call) {
            AbandonmentType subtype = outcome.abandonment();
            if (subtype != null) {
                parts.metrics().abandoned(call.settings().name(), subtype);
            }
            parts.traces().closed(id, call.startedAt(), now, outcome.name());
        } else {
            parts.traces().closed(id, now, now, outcome.name());
        }
    }

    private void count(Decided decided, Duration took) {
        switch (decided.decision()) {
            case Decision.Acted _ -> {
                parts.metrics().acted(decided.input(), took);
                countRouting(decided);
            }
            case Decision.Ignored ignored -> parts.metrics().ignored(ignored.reason());
        }
    }

    private void countRouting(Decided decided) {
        if (decided.before().state() instanceof OpenInteraction before
                && before.answer().status() == RoutingAnswer.Status.PENDING) {
            RoutingAnswer.Status status = decided.after().state().answer().status();
            if (status != RoutingAnswer.Status.PENDING) {
                parts.metrics()
                        .routingDecided(
                                status,
                                Duration.between(before.startedAt(), decided.input().receivedAt()));
            }
        }
    }

    private void sendWakeUps(long now) {
        // Of what an outage left, inputs come first, and with them the calls of those who wait now.
        long from = parts.commands().areBehind() ? now - BEHIND_MILLIS : 0;
        int most = parts.bounds().wakeUpsPerRun();
        for (WakeUpScheduler.Due due : wakeUps.takeDue(from, now, most)) {
            outputs.wakeUp(due, now);
            parts.metrics().wakeUpSent(Duration.ofMillis(now - due.at()));
        }
        wakeUpAlarm.noLaterThan(wakeUps.next());
    }

    private void reportCounts(long now) {
        int partition = context.taskId().partition();
        parts.metrics().interactions(partition, phases.snapshot());
        if (!open.readMore(STATES_READ_A_RUN)) {
            countsAlarm.noLaterThan(now + COUNTS_RUN.toMillis());
        }
        parts.metrics().oldestOpen(partition, open.oldest());
        parts.metrics().commandsInDoubt(partition, open.inDoubtByOrg());
        parts.metrics().retriesWaiting(partition, open.retriesByOrg());
    }

    @Override
    public void close() {
        int partition = context.taskId().partition();
        parts.commands().closed(partition);
        parts.metrics().partitionLeft(partition);
    }
}
