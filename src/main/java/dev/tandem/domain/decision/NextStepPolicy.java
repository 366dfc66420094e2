package dev.tandem.domain.decision;

import dev.tandem.domain.CallLocation;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.GraceTimes;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.CommandProgress;
import dev.tandem.domain.state.ContactHistory;
import dev.tandem.domain.state.InFlightCommand;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.domain.state.SalesforceProgress;
import dev.tandem.domain.state.UnstartedInteraction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes next, and when: the rules of the state machine's specification, in its order and under
 * its numbers.
 *
 * <p>Both answers are functions of the state alone, whichever input came last. So the order in
 * which Webex sends its notices does not matter, and a restored state goes on as the lost one would
 * have.
 */
public final class NextStepPolicy {

    /** A started request is answered within this time, or its executor is gone (rule 6). */
    public static final Duration ANSWER_WAIT = Duration.ofSeconds(30);

    /** A command is started within this time, or it is issued again (rule 6). */
    public static final Duration START_WAIT = Duration.ofSeconds(60);

    /**
     * How long no notice may come before an answered call that ended is updated (rule 12): further
     * legs may end, and the recording becomes available after the end.
     */
    static final Duration QUIET = Duration.ofMinutes(1);

    /** How long a webhook's start waits for the flow's, where the flow's is preferred (rule 13). */
    public static final Duration FLOW_WAIT = Duration.ofSeconds(2);

    private static final CommandUnavailable NO_ANSWER =
            new CommandUnavailable("No answer within 30 s", true, null);

    /** In doubt: the dispatcher may have ended in the second before it tells of a start. */
    private static final CommandUnavailable NO_WORD =
            new CommandUnavailable("Neither answered nor refused before its deadline", true, null);

    private final InteractionRules rules;

    public NextStepPolicy(InteractionRules rules) {
        this.rules = rules;
    }

    /** The one of these steps to take now; null while none is due. */
    static @Nullable NextStep due(List<NextStep> steps, Instant now) {
        for (NextStep step : steps) {
            if (step.isDue(now)) {
                return step;
            }
        }
        return null;
    }

    /**
     * When an interaction with these steps ahead must be woken: now, where a step is due that an
     * ignored input must not set off; null when there is nothing to wait for.
     */
    static @Nullable Instant wakeAt(List<NextStep> steps, Instant now) {
        Instant earliest = null;
        for (NextStep step : steps) {
            if (step.isDue(now)) {
                return now;
            }
            boolean ahead = now.isBefore(step.due());
            if (ahead && (earliest == null || step.due().isBefore(earliest))) {
                earliest = step.due();
            }
        }
        return earliest;
    }

    /** The steps ahead; of several that are due, the first is taken. */
    List<NextStep> steps(Interaction state) {
        if (state.forgotten()) {
            return List.of();
        }
        return switch (state) {
            case UnstartedInteraction unstarted -> beforeStart(unstarted);
            case OpenInteraction open -> withLostEnd(open.history(), whileOpen(open));
            case ClosedInteraction closed -> afterClose(closed);
        };
    }

    private List<NextStep> whileOpen(OpenInteraction state) {
        InFlightCommand inFlight = state.inFlight();
        return inFlight == null
                ? List.of(next(state))
                : inFlight(
                        inFlight,
                        wants(state, inFlight.command().id().kind())
                                && CommandFactory.upToDate(state, inFlight.command()));
    }

    /** Whether the command is what the interaction does next, in flight or not. */
    boolean wants(OpenInteraction state, CommandKind kind) {
        return next(state) instanceof NextStep.Send send && send.kind() == kind;
    }

    /** What an open interaction does next if no notice comes, whatever is in flight. */
    private NextStep next(OpenInteraction state) {
        ContactHistory.End end = state.history().effectiveEnd();
        if (end == null) {
            return whileAlive(state);
        }
        return state.history().connected() ? answered(state, end) : abandoned(state, end);
    }

    private NextStep whileAlive(OpenInteraction state) {
        SalesforceProgress progress = state.progress();
        // Rule 4: the VoiceCall is created as soon as the call has started.
        if (progress.voiceCallId() == null && progress.voiceCall().create().open()) {
            return send(state, CommandKind.CREATE_VOICE_CALL, state.startedAt());
        }
        // Rule 5: the Omni-Channel flow runs once, for a VoiceCall that no agent has answered.
        // Rule 17: its redrive is another run.
        if (state.omniFlowToCome() && !state.history().connected()) {
            return send(state, CommandKind.EXECUTE_OMNI_FLOW, state.startedAt());
        }
        // Rule 16: no end ever comes.
        Instant lostAt = lostAt(state.history(), state.startedAt());
        boolean clears = clearWanted(progress) && !state.history().connected();
        return clears
                ? send(state, CommandKind.CLEAR_ROUTING, lostAt)
                : new NextStep.Close(CloseOutcome.LOST, lostAt);
    }

    /**
     * Rule 6: one command at a time, and what its silence means.
     *
     * <p>A command that is no longer wanted is withdrawn, but its result is still waited for: the
     * dispatcher may be sending it at this moment. Only {@link #ANSWER_WAIT} after its deadline,
     * when it cannot be sent any more, nothing is waited for.
     */
    private static List<NextStep> inFlight(InFlightCommand inFlight, boolean wanted) {
        IssuedCommand command = inFlight.command();
        return switch (inFlight) {
            case InFlightCommand.Started(var _, var at) ->
                    List.of(unanswered(command, NO_ANSWER, at));
            case InFlightCommand.Issued(var _, var at, var withdrawn) -> {
                if (!wanted && !withdrawn) {
                    yield List.of(new NextStep.Withdraw(command, NextStep.AT_ONCE));
                }
                NextStep never = unanswered(command, NO_WORD, command.notAfter());
                Instant again = at.plus(START_WAIT);
                yield wanted && again.isBefore(command.notAfter())
                        ? List.of(never, new NextStep.Reissue(command, again))
                        : List.of(never);
            }
        };
    }

    private static NextStep unanswered(
            IssuedCommand command, CommandUnavailable result, Instant since) {
        return new NextStep.AssumeUnavailable(command, result, since.plus(ANSWER_WAIT));
    }

    /** Rule 7: an attempt that follows a failed one waits for its back-off. */
    private static NextStep send(OpenInteraction state, CommandKind kind, Instant from) {
        Instant notBefore = state.progress().of(kind).notBefore();
        return new NextStep.Send(
                kind, notBefore != null && notBefore.isAfter(from) ? notBefore : from);
    }

    /**
     * Rule 7: until when the next attempt is worth making, counted from the redrive, else from when
     * the start was received (create, omni-flow) or the end (clear, update, a create after the
     * end).
     *
     * <p>The first attempt of an Omni-Channel flow is due when its VoiceCall exists, however late;
     * then it has the whole time from now, and only repetitions are bound to the start.
     */
    public Instant deadline(OpenInteraction state, CommandKind kind, Instant now) {
        CommandProgress progress = state.progress().of(kind);
        boolean firstFlow = kind == CommandKind.EXECUTE_OMNI_FLOW && progress.attempts() == 0;
        Instant base =
                firstFlow
                        ? now
                        : Objects.requireNonNullElse(progress.redrivenAt(), base(state, kind));
        return base.plus(state.settings().deadlines().of(kind));
    }

    private Instant base(OpenInteraction state, CommandKind kind) {
        ContactHistory.End end = state.history().effectiveEnd();
        return switch (kind) {
            case EXECUTE_OMNI_FLOW -> state.startedAt();
            case CREATE_VOICE_CALL -> end == null ? state.startedAt() : end.receivedAt();
            case CLEAR_ROUTING ->
                    end == null ? lostAt(state.history(), state.startedAt()) : end.receivedAt();
            case UPDATE_VOICE_CALL -> {
                if (end == null) {
                    yield lostAt(state.history(), state.startedAt());
                }
                yield state.history().connected()
                        ? quietFrom(state.history(), end)
                        : end.receivedAt();
            }
        };
    }

    private static NextStep abandoned(OpenInteraction state, ContactHistory.End end) {
        SalesforceProgress progress = state.progress();
        // Rule 8: the call counts as abandoned when the grace time is over.
        Instant graceEnd = graceEnd(state, end);
        // Rule 9: what the Omni-Channel flow may have left is cleared before the update.
        if (clearWanted(progress)) {
            return send(state, CommandKind.CLEAR_ROUTING, graceEnd);
        }
        // Rule 11: missed-calls=create-and-update.
        if (!progress.mayHaveRecord() && lateCreateWanted(state)) {
            return send(state, CommandKind.CREATE_VOICE_CALL, graceEnd);
        }
        // Rules 9 and 10: the update follows whatever became of the clear, and a create in doubt
        // counts as done. Rule 11: without a record, missed-calls decides.
        boolean updates =
                progress.mayHaveRecord()
                        || state.settings().afterEnd().missedCalls() != MissedCalls.NONE;
        return updates && progress.update().open()
                ? send(state, CommandKind.UPDATE_VOICE_CALL, graceEnd)
                : new NextStep.Close(CloseOutcome.of(state.history().abandonmentType()), graceEnd);
    }

    /**
     * Rule 8: until when a late answer is waited for, longer for a call last seen ringing. An
     * inferred end has been waited for already, since the departure of the customer.
     */
    private static Instant graceEnd(OpenInteraction state, ContactHistory.End end) {
        boolean ringing = state.history().lastLocation() == CallLocation.RINGING;
        GraceTimes times = state.settings().afterEnd().grace();
        Duration grace = ringing ? times.whenRinging() : times.ordinary();
        ContactHistory.End left = state.history().evidence().departure();
        if (!end.inferred() || left == null) {
            return end.receivedAt().plus(grace);
        }
        Instant sinceDeparture = left.receivedAt().plus(grace);
        return sinceDeparture.isAfter(end.receivedAt()) ? sinceDeparture : end.receivedAt();
    }

    /** Rule 9: the update is the last call, so nothing is cleared after an attempt of it. */
    private static boolean clearWanted(SalesforceProgress progress) {
        return progress.omniFlowTried()
                && progress.clear().open()
                && progress.update().attempts() == 0;
    }

    /** Rule 11: one create, either the one that the end interrupted or one after a failed one. */
    private static boolean lateCreateWanted(OpenInteraction state) {
        SalesforceProgress progress = state.progress();
        return state.settings().afterEnd().missedCalls() == MissedCalls.CREATE_AND_UPDATE
                && progress.update().attempts() == 0
                && (progress.voiceCall().create().open() || !progress.voiceCall().lateCreate());
    }

    /**
     * Rule 12: left to the agent's desktop, or updated when no more notices come. Where the call
     * was seen alive after the end of a leg, its own end is still to come.
     */
    private NextStep answered(OpenInteraction state, ContactHistory.End end) {
        boolean updates =
                state.settings().afterEnd().answeredCalls() == AnsweredCalls.UPDATE
                        && state.progress().mayHaveRecord()
                        && state.progress().update().open();
        if (!updates) {
            return new NextStep.Close(CloseOutcome.ANSWERED, state.startedAt());
        }
        return state.history().aliveAfterEnd()
                ? new NextStep.Close(CloseOutcome.LOST, lostAt(state.history(), end.receivedAt()))
                : send(state, CommandKind.UPDATE_VOICE_CALL, quietFrom(state.history(), end));
    }

    /** When no notice of a call that has ended has come for {@link #QUIET}. */
    public static Instant quietFrom(ContactHistory history, ContactHistory.End end) {
        return Objects.requireNonNullElse(history.lastReceivedAt(), end.receivedAt()).plus(QUIET);
    }

    /** Rule 13: how long the start is waited for, and what counts when it does not come. */
    private List<NextStep> beforeStart(UnstartedInteraction state) {
        if (state.heldStart() != null) {
            Instant due = state.heldStart().mark().receivedAt().plus(FLOW_WAIT);
            return List.of(new NextStep.TakeStart(state.heldStart(), due));
        }
        if (state.inferredStart() != null) {
            Instant due = state.inferredStart().firstReceivedAt().plus(rules.startWait());
            return List.of(new NextStep.TakeStart(state.inferredStart().start(), due));
        }
        ContactHistory.End end = state.history().effectiveEnd();
        if (end != null) {
            Instant due = end.receivedAt().plus(rules.orphanWait());
            return List.of(new NextStep.Close(CloseOutcome.ORPHANED, due));
        }
        // Rule 16: neither a start nor an end.
        Instant lostAt = lostAt(state.history(), Instant.EPOCH);
        return withLostEnd(state.history(), List.of(new NextStep.Close(CloseOutcome.LOST, lostAt)));
    }

    /** Input CustomerLeft: where no end follows within lost-end, the departure is the end. */
    private List<NextStep> withLostEnd(ContactHistory history, List<NextStep> steps) {
        ContactHistory.End departure = history.pendingDeparture();
        if (departure == null) {
            return steps;
        }
        NextStep inferEnd = new NextStep.InferEnd(departure.receivedAt().plus(rules.lostEnd()));
        return Stream.concat(Stream.of(inferEnd), steps.stream()).toList();
    }

    /** Rule 15: kept for the retention time; rule 17: redriven commands one by one. */
    private List<NextStep> afterClose(ClosedInteraction state) {
        RedriveProgress redriving = state.redriving();
        InFlightCommand inFlight = redriving.inFlight();
        if (inFlight != null) {
            return inFlight(inFlight, redriving.redrives(inFlight.command().id().kind()));
        }
        if (redriving.redrives().isEmpty()) {
            return List.of(new NextStep.Forget(state.closedAt().plus(rules.retention())));
        }
        RedriveProgress.Redrive redrive = redriving.redrives().getFirst();
        Instant notBefore = redrive.progress().notBefore();
        return List.of(
                new NextStep.Send(
                        redrive.kind(), Objects.requireNonNullElse(notBefore, NextStep.AT_ONCE)));
    }

    /** Rule 16: when an interaction without any further notice counts as lost. */
    public Instant lostAt(ContactHistory history, Instant otherwise) {
        return Objects.requireNonNullElse(history.lastReceivedAt(), otherwise)
                .plus(rules.lostAfter());
    }
}
