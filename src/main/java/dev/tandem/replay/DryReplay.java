package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import dev.tandem.recording.RecordedLine;
import dev.tandem.webex.EventTranslation;
import dev.tandem.webex.WebexEventTranslator;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays one recording, line by line in their order, and reaches nothing outside. For one thread.
 *
 * <p>Memory depends on the calls that are open at one time, not on the length of the recording: of
 * closed calls the latest are kept, to recognise what comes late.
 */
public final class DryReplay {
    private static final String EVENTS = new Topics("").webexEvents();
    private static final String JOURNAL = new Topics("").interactionJournal();
    private static final String RESULTS = new Topics("").salesforceResults();
    private static final int MOST_DIVERGENCES = 1_000;
    private static final Duration REQUEST_BEGINS = Duration.ofMillis(5);

    /** How long a result of the recording is waited for before the behaviour's comes instead. */
    private static final Duration RECORDED_RESULT = Duration.ofSeconds(2);

    /** How long time goes on behind the last line: grace times and retries end within it. */
    private static final Duration AFTER_THE_END = Duration.ofHours(1);

    /** Where the inputs of calls come from. */
    public enum Source {
        /** From the journal, whose decisions are compared with today's. */
        JOURNAL,
        /** From the events, as if they came in today. */
        EVENTS
    }

    private final InteractionDecider decider;
    private final WebexEventTranslator translator;
    private final Source source;
    private final SalesforceBehaviour salesforce;
    private final CallListener listener;

    private final ReplayedCalls calls = new ReplayedCalls();
    private final ReplayTimers timers = new ReplayTimers();
    private final Map<CommandKind, Long> commands = new EnumMap<>(CommandKind.class);
    private final List<ReplayedCall> divergent = new ArrayList<>();

    private Instant now = Instant.MIN;
    private boolean resultsRecorded;
    private long lines;
    private long events;
    private long compared;
    private long journalled;
    private long withoutBeginning;
    private long unreadable;
    private long divergentCalls;

    /**
     * A replay with today's decisions.
     *
     * @param translator knows the contact centres, which events of the recording are matched with
     * @param listener is told what becomes of each call
     */
    public DryReplay(
            InteractionDecider decider,
            WebexEventTranslator translator,
            Source source,
            SalesforceBehaviour salesforce,
            CallListener listener) {
        this.decider = decider;
        this.translator = translator;
        this.source = source;
        this.salesforce = salesforce;
        this.listener = listener;
    }

    /** The topics whose lines it needs; of others, that there is a line and when. */
    public Set<String> topics() {
        return source == Source.JOURNAL ? Set.of(JOURNAL) : Set.of(EVENTS, RESULTS);
    }

    /** Replays the next line. */
    public void take(RecordedLine line) {
        lines++;
        passUntil(line.timestamp());
        String topic = line.topic();
        if (topic.equals(EVENTS)) {
            events++;
            if (source == Source.EVENTS) {
                event(line);
            }
        } else if (topic.equals(JOURNAL)) {
            journalled++;
            if (source == Source.JOURNAL) {
                journal(line);
            }
        } else if (topic.equals(RESULTS)) {
            resultsRecorded = true;
            if (source == Source.EVENTS) {
                result(line);
            }
        }
    }

    /** Lets what is due within an hour behind the last line happen, and reports. */
    public ReplayReport finish() {
        if (lines > 0) {
            passUntil(now.plus(AFTER_THE_END));
        }
        return new ReplayReport(
                lines,
                events,
                calls.count(),
                journalled,
                compared,
                withoutBeginning,
                unreadable,
                calls.outcomes(),
                calls.open(),
                commands,
                divergentCalls,
                divergent.stream().map(ReplayedCall::divergence).toList());
    }

    private void passUntil(Instant time) {
        timers.runUntil(time, due -> now = due);
        now = time;
    }

    private void event(RecordedLine line) {
        byte[] body = line.body();
        if (body == null) {
            return; // An interaction is to be forgotten: nothing is decided about it.
        }
        EventSource door = RecordHeaders.doorOf(header(line, RecordHeaders.DOOR));
        boolean redriven = "true".equals(header(line, RecordHeaders.REDRIVEN));
        switch (translator.translate(body, door, line.timestamp(), redriven)) {
            case EventTranslation.Translated(String id, Notice notice) ->
                    simulate(calls.of(id), notice, null);
            case EventTranslation.NotForInteractions _ -> {}
            case EventTranslation.Unreadable _ -> unreadable++;
        }
    }

    private static @Nullable String header(RecordedLine line, String name) {
        String value = null;
        for (RecordedLine.Header header : line.headers()) {
            if (header.name().equals(name) && header.value() != null) {
                value = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return value;
    }

    private void result(RecordedLine line) {
        switch (WireFormats.RESULT.read(line.body())) {
            case Reading.Read<ResultRecord>(ResultRecord result) -> {
                ReplayedCall call = calls.of(result.id().interactionId());
                recordedResult(call, result.toInput(line.timestamp()));
                calls.settle(call);
            }
            case Reading.Unreadable<ResultRecord> _ -> unreadable++;
        }
    }

    private void journal(RecordedLine line) {
        switch (WireFormats.JOURNAL.read(line.body())) {
            case Reading.Read<JournalEntry>(JournalEntry entry) -> compare(entry);
            case Reading.Unreadable<JournalEntry> _ -> unreadable++;
        }
    }

    private void compare(JournalEntry entry) {
        ReplayedCall call = calls.known(entry.interactionId());
        if (call == null && entry.sequence() != 1) {
            withoutBeginning++;
            return;
        }
        call = call == null ? calls.of(entry.interactionId()) : call;
        call.recordedOutcome(entry.outcome());
        if (call.diverged()) {
            goOn(call, entry.input());
        } else if (entry.sequence() == call.sequence() + 1) {
            compared++;
            simulate(call, entry.input(), entry);
        } else {
            withoutBeginning++;
        }
        calls.settle(call);
    }

    /** From the first divergence on, the call has inputs of its own but for those of others. */
    private void goOn(ReplayedCall call, InteractionInput input) {
        switch (input) {
            case Notice notice -> simulate(call, notice, null);
            case CommandRedriven redriven -> simulate(call, redriven, null);
            case CommandStarted started -> recordedResult(call, started);
            case CommandAnswered answered -> recordedResult(call, answered);
            case Woken _ -> {}
        }
    }

    private void recordedResult(ReplayedCall call, InteractionInput input) {
        switch (input) {
            case CommandStarted(var _, CommandId id, int attempt) -> {
                if (call.awaits(id, attempt)) {
                    // Its answer is the recorded one; without one, its silence counts (rule 6).
                    timers.cancel(call.request(() -> request(call)));
                    simulate(call, input, null);
                }
            }
            case CommandAnswered(var _, CommandId id, int attempt, var _, var _) -> {
                if (call.awaits(id, attempt)) {
                    call.awaits(null);
                    simulate(call, input, null);
                }
            }
            case Notice _, Woken _, CommandRedriven _ ->
                    throw new IllegalArgumentException(
                            "Expected a result of Salesforce, but got another input");
        }
    }

    private void simulate(ReplayedCall call, InteractionInput input, @Nullable JournalEntry entry) {
        Interaction state = call.state();
        InteractionPhase before = state.phase();
        Transition transition = decider.decide(state, input);
        call.next(transition.next());
        if (source == Source.JOURNAL) {
            ReplayStep step = ReplayStep.of(now, input, transition, entry);
            call.step(step);
            if (step.diverges()) {
                call.differs(step);
                diverged(call);
            }
        }
        listener.began(call.interactionId());
        for (IssuedCommand command : issued(transition.decision())) {
            commands.merge(command.id().kind(), 1L, Long::sum);
            listener.issued(call.interactionId(), command);
        }
        if (source == Source.EVENTS || call.diverged()) {
            await(call, transition);
        }
        if (before != InteractionPhase.CLOSED
                && transition.next().phase() == InteractionPhase.CLOSED) {
            calls.close(call);
            CloseOutcome outcome = transition.next().outcome();
            if (outcome != null) {
                listener.closed(call.interactionId(), outcome);
            }
        }
        if (before == InteractionPhase.CLOSED && transition.next().forgotten()) {
            calls.forget(call);
        } else {
            calls.settle(call);
        }
    }

    private void diverged(ReplayedCall call) {
        divergentCalls++;
        if (divergent.size() < MOST_DIVERGENCES) {
            divergent.add(call);
        }
    }

    private static List<IssuedCommand> issued(Decision decision) {
        return switch (decision) {
            case Decision.Acted acted -> acted.commands();
            case Decision.Ignored _ -> List.of();
        };
    }

    /** Its wake-up, and results for what it has sent. */
    private void await(ReplayedCall call, Transition transition) {
        if (transition.next().phase() == InteractionPhase.CLOSED) {
            // A closed call is woken to be forgotten: the limit of closed calls does that here.
            call.cancel(timers);
        } else if (transition.wakeAt() == null) {
            timers.cancel(call.wakeUp(() -> wake(call)));
        } else {
            Instant wakeAt = transition.wakeAt();
            timers.set(call.wakeUp(() -> wake(call)), wakeAt.isBefore(now) ? now : wakeAt);
        }
        for (IssuedCommand command : issued(transition.decision())) {
            call.awaits(command);
            Duration patience =
                    resultsRecorded || source == Source.JOURNAL ? RECORDED_RESULT : REQUEST_BEGINS;
            timers.set(call.request(() -> request(call)), now.plus(patience));
        }
    }

    private void wake(ReplayedCall call) {
        simulate(call, new Woken(now), null);
    }

    /** The awaited request begins, or has its answer. */
    private void request(ReplayedCall call) {
        IssuedCommand command = call.awaited();
        if (command == null) {
            return;
        }
        if (!call.requestBegan()) {
            call.requestBegins();
            timers.set(call.request(() -> request(call)), now.plus(salesforce.delay()));
            simulate(call, new CommandStarted(now, command.id(), command.attempt()), null);
            return;
        }
        call.awaits(null);
        SalesforceResult result = salesforce.resultOf(command);
        simulate(call, new CommandAnswered(now, command.id(), command.attempt(), result), null);
    }
}
