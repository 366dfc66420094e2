package dev.tandem.domain.state;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.decision.CommandFactory;
import dev.tandem.domain.decision.NextStepPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of a state that decisions may depend on. Of the instants it keeps their order and that
 * of the present, of attempts whether it is none, the first or a later one, and of the notices what
 * they say. Which notices were seen only shows duplicates, and those change nothing. Where an
 * answered call is updated, the event times of its last end and its last sign of life matter.
 */
public final class Outline {

    private static final InteractionRules RULES = InteractionRules.DEFAULT;

    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Instant, List<String>> dues = new TreeMap<>();
    private final NextStepPolicy policy = new NextStepPolicy(InteractionRules.DEFAULT);
    private final Instant now;

    private Outline(Instant now) {
        this.now = now;
    }

    public static String of(Interaction state, Instant now) {
        Outline outline = new Outline(now);
        outline.add(state);
        return outline.finished();
    }

    /** The future instants at which something about the state changes by itself. */
    public static List<Instant> duesAhead(Interaction state, Instant now) {
        Outline outline = new Outline(now);
        outline.add(state);
        return List.copyOf(outline.dues.tailMap(now, false).keySet());
    }

    private void add(Interaction state) {
        switch (state) {
            case UnstartedInteraction unstarted -> {
                text.append("unstarted ");
                history(unstarted.history());
                progress(unstarted.progress());
                ContactHistory.End end = unstarted.history().effectiveEnd();
                if (unstarted.heldStart() != null) {
                    text.append(" held");
                    due(
                            "flow",
                            unstarted
                                    .heldStart()
                                    .mark()
                                    .receivedAt()
                                    .plus(NextStepPolicy.FLOW_WAIT));
                } else if (unstarted.inferredStart() != null) {
                    text.append(" inferred");
                    due(
                            "start",
                            unstarted.inferredStart().firstReceivedAt().plus(RULES.startWait()));
                } else if (end != null) {
                    due("orphan", end.receivedAt().plus(InteractionRules.DEFAULT.orphanWait()));
                } else if (unstarted.history().lastReceivedAt() != null) {
                    due("lost", policy.lostAt(unstarted.history(), now));
                }
            }
            case OpenInteraction open -> open(open);
            case ClosedInteraction closed -> closed(closed);
        }
    }

    private void open(OpenInteraction state) {
        text.append("open ");
        history(state.history());
        progress(state.progress());
        boolean late = state.settings().afterEnd().missedCalls() == MissedCalls.CREATE_AND_UPDATE;
        text.append(late && state.progress().voiceCall().lateCreate() ? " late" : "");
        flight(state.inFlight());
        outdated(state);
        ContactHistory.End end = state.history().effectiveEnd();
        if (end == null) {
            due("lost", policy.lostAt(state.history(), state.startedAt()));
        } else if (state.history().connected()) {
            afterAnswer(state, end);
        } else if (end.inferred()) {
            text.append(" inferred");
        } else {
            due("grace", end.receivedAt().plus(state.settings().afterEnd().grace().ordinary()));
            due(
                    "grace when ringing",
                    end.receivedAt().plus(state.settings().afterEnd().grace().whenRinging()));
        }
        for (CommandKind kind : CommandKind.values()) {
            CommandProgress progress = state.progress().of(kind);
            if (progress.open()) {
                deadlines(state, kind, progress);
            }
        }
    }

    private void outdated(OpenInteraction state) {
        if (state.inFlight() != null
                && !CommandFactory.upToDate(state, state.inFlight().command())) {
            text.append(" outdated");
        }
    }

    /** What matters where an answered call is updated. */
    private void afterAnswer(OpenInteraction state, ContactHistory.End end) {
        if (state.history().statistics() != null) {
            due("quiet", NextStepPolicy.quietFrom(state.history(), end));
            due("lost after a leg", policy.lostAt(state.history(), end.receivedAt()));
        }
    }

    /** Also the deadline that would hold if the end turned out to be none. */
    private void deadlines(OpenInteraction state, CommandKind kind, CommandProgress progress) {
        boolean first = kind == CommandKind.EXECUTE_OMNI_FLOW && progress.attempts() == 0;
        boolean afterEnd =
                kind == CommandKind.CLEAR_ROUTING || kind == CommandKind.UPDATE_VOICE_CALL;
        Duration time = state.settings().deadlines().of(kind);
        boolean mayCome = state.history().ended() || kind != CommandKind.UPDATE_VOICE_CALL;
        if (!first && mayCome) {
            due(kind.word() + " deadline", policy.deadline(state, kind, now));
        }
        if (!first && !afterEnd && progress.redrivenAt() == null) {
            due(kind.word() + " deadline while alive", state.startedAt().plus(time));
        }
        if (progress.notBefore() != null && progress.notBefore().isAfter(now)) {
            due(kind.word() + " again", progress.notBefore());
        }
    }

    private void closed(ClosedInteraction state) {
        text.append("closed ").append(state.outcome());
        text.append(" failed=");
        state.redriving()
                .givenUp()
                .forEach(failed -> text.append(failed.kind().word()).append(','));
        flight(state.redriving().inFlight());
        for (RedriveProgress.Redrive redrive : state.redriving().redrives()) {
            step(redrive.kind(), redrive.progress());
            due(redrive.kind().word() + " deadline", redrive.nextAttempt().notAfter());
            if (redrive.progress().notBefore() != null) {
                due(redrive.kind().word() + " again", redrive.progress().notBefore());
            }
        }
        due("retention", state.closedAt().plus(InteractionRules.DEFAULT.retention()));
    }

    private void history(ContactHistory history) {
        text.append("place=").append(history.lastLocation());
        text.append(history.connected() ? " connected" : "");
        text.append(history.callback() ? " callback" : "");
        text.append(history.milestones().end() != null ? " end" : "");
        text.append(history.milestones().ringNoAnswerEnd() != null ? " rona" : "");
        text.append(history.lastReceivedAt() == null ? " unheard" : "");
        evidence(history);
        if (history.statistics() != null) {
            ContactHistory.End end = history.effectiveEnd();
            text.append(" ended ").append(end == null ? null : end.at());
            text.append(" seen ").append(history.statistics().lastSeenAliveAt());
        }
    }

    /** What was seen after a departure matters: the call goes on, or another end may follow. */
    private void evidence(ContactHistory history) {
        AnswerEvidence evidence = history.evidence();
        text.append(evidence.offered() && !history.connected() ? " offered" : "");
        text.append(evidence.endedByAgent() && !history.connected() ? " by agent" : "");
        text.append(evidence.endedBySystem() ? " by system" : "");
        ContactHistory.End left = evidence.departure();
        if (left != null) {
            text.append(" left, seen ").append(history.locations());
            text.append(" ended ")
                    .append(
                            history.milestones().end() == null
                                    ? null
                                    : history.milestones().end().at());
        }
        if (left != null && history.milestones().end() == null) {
            due("lost end", left.receivedAt().plus(RULES.lostEnd()));
        }
    }

    private void progress(SalesforceProgress progress) {
        for (CommandKind kind : CommandKind.values()) {
            step(kind, progress.of(kind));
        }
        text.append(progress.omniFlow().routing() == null ? "" : " routed");
    }

    private void step(CommandKind kind, CommandProgress progress) {
        text.append(' ').append(kind.word()).append('=').append(progress.status());
        if (progress.done()) {
            return;
        }
        text.append(progress.inDoubt() ? "?" : "");
        if (progress.open()) {
            text.append(Math.min(progress.attempts(), 2));
            text.append(progress.redrivenAt() == null ? "" : "!");
            text.append(progress.ordinal() > 1 ? "+" : "");
        }
    }

    private void flight(InFlightCommand inFlight) {
        switch (inFlight) {
            case null -> text.append(" no flight");
            case InFlightCommand.Issued(var command, var at, var withdrawn) -> {
                flight(command, withdrawn ? " withdrawn " : " issued ");
                due("issue again", at.plus(NextStepPolicy.START_WAIT));
                due("not after", command.notAfter());
                due("hopeless", command.notAfter().plus(NextStepPolicy.ANSWER_WAIT));
            }
            case InFlightCommand.Started(var command, var at) -> {
                flight(command, " started ");
                due("no answer", at.plus(NextStepPolicy.ANSWER_WAIT));
            }
        }
    }

    private void flight(IssuedCommand command, String how) {
        text.append(how).append(command.id().kind().word());
        text.append(command.id().ordinal() > 1 ? "+" : "");
        text.append(Math.min(command.attempt(), 2));
    }

    private void due(String name, Instant at) {
        dues.computeIfAbsent(at, _ -> new ArrayList<>()).add(name);
    }

    private List<String> next() {
        Map.Entry<Instant, List<String>> next = dues.higherEntry(now);
        return next == null ? List.of() : next.getValue();
    }

    private String finished() {
        text.append(" | past ");
        dues.headMap(now, true).values().stream()
                .flatMap(List::stream)
                .sorted()
                .forEach(name -> text.append(name).append(','));
        text.append(" | next ").append(next()).append(" | ahead ");
        dues.tailMap(now, false).values().stream()
                .flatMap(List::stream)
                .sorted()
                .forEach(name -> text.append(name).append(','));
        return text.toString();
    }
}
