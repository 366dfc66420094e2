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
 * What of a state decisions may depend on. Of the instants it keeps in which order they and the
 * present come, of attempts whether it is none, the first or a later one, and of the notices what
 * they told; which ones were seen only tells duplicates, and those change nothing. Where an
 * answered call is updated, it matters which event times its last end and its last sign of life
 * have.
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

    /**
     * The instants at which something about the state changes by itself, that are still to come.
     */
    public static List<Instant> duesAhead(Interaction state, Instant now) {
        Outline outline = new Outline(now);
        outline.add(state);
        return List.copyOf(outline.dues.tailMap(now, false).keySet());
    }

    private void add(Interaction state) {
        switch (state) {
            case UnstartedInteraction unstarted -> {
                text.append("unstarted ");
                told(unstarted.told());
                dealings(unstarted.dealings());
                ContactHistory.End end = unstarted.told().effectiveEnd();
                if (unstarted.held() != null) {
                    text.append(" held");
                    due(
                            "flow",
                            unstarted.held().mark().receivedAt().plus(NextStepPolicy.FLOW_WAIT));
                } else if (unstarted.inferred() != null) {
                    text.append(" inferred");
                    due("start", unstarted.inferred().since().plus(RULES.startWait()));
                } else if (end != null) {
                    due("orphan", end.receivedAt().plus(InteractionRules.DEFAULT.orphanWait()));
                } else if (unstarted.told().heardAt() != null) {
                    due("lost", policy.lostAt(unstarted.told(), now));
                }
            }
            case OpenInteraction open -> open(open);
            case ClosedInteraction closed -> closed(closed);
        }
    }

    private void open(OpenInteraction state) {
        text.append("open ");
        told(state.told());
        dealings(state.dealings());
        boolean late = state.settings().missedCalls() == MissedCalls.CREATE_AND_UPDATE;
        text.append(late && state.dealings().lateCreate() ? " late" : "");
        flight(state.flight());
        outdated(state);
        ContactHistory.End end = state.told().effectiveEnd();
        if (end == null) {
            due("lost", policy.lostAt(state.told(), state.startedAt()));
        } else if (state.told().connected()) {
            afterAnswer(state, end);
        } else if (end.inferred()) {
            text.append(" inferred");
        } else {
            due("grace", end.receivedAt().plus(state.settings().grace()));
            due("grace when ringing", end.receivedAt().plus(state.settings().graceWhenRinging()));
        }
        for (CommandKind kind : CommandKind.values()) {
            CommandProgress step = state.dealings().step(kind);
            if (step.open()) {
                deadlines(state, kind, step);
            }
        }
    }

    private void outdated(OpenInteraction state) {
        if (state.flight() != null && !CommandFactory.upToDate(state, state.flight().command())) {
            text.append(" outdated");
        }
    }

    /** What matters where an answered call is updated. */
    private void afterAnswer(OpenInteraction state, ContactHistory.End end) {
        if (state.told().statistics() != null) {
            due("quiet", NextStepPolicy.quietFrom(state.told(), end));
            due("lost after a leg", policy.lostAt(state.told(), end.receivedAt()));
        }
    }

    /** Also the deadline that would hold if the end turned out to be none. */
    private void deadlines(OpenInteraction state, CommandKind kind, CommandProgress step) {
        boolean first = kind == CommandKind.EXECUTE_OMNI_FLOW && step.attempts() == 0;
        boolean afterEnd =
                kind == CommandKind.CLEAR_ROUTING || kind == CommandKind.UPDATE_VOICE_CALL;
        Duration time = state.settings().deadlines().of(kind);
        boolean mayCome = state.told().ended() || kind != CommandKind.UPDATE_VOICE_CALL;
        if (!first && mayCome) {
            due(kind.word() + " deadline", policy.deadline(state, kind, now));
        }
        if (!first && !afterEnd && step.redrivenAt() == null) {
            due(kind.word() + " deadline while alive", state.startedAt().plus(time));
        }
        if (step.notBefore() != null && step.notBefore().isAfter(now)) {
            due(kind.word() + " again", step.notBefore());
        }
    }

    private void closed(ClosedInteraction state) {
        text.append("closed ").append(state.outcome());
        text.append(" failed=");
        state.givenUp().forEach(failed -> text.append(failed.kind().word()).append(','));
        flight(state.flight());
        for (ClosedInteraction.Redrive redrive : state.redrives()) {
            step(redrive.kind(), redrive.step());
            due(redrive.kind().word() + " deadline", redrive.nextAttempt().notAfter());
            if (redrive.step().notBefore() != null) {
                due(redrive.kind().word() + " again", redrive.step().notBefore());
            }
        }
        due("retention", state.closedAt().plus(InteractionRules.DEFAULT.retention()));
    }

    private void told(ContactHistory told) {
        text.append("place=").append(told.lastPlace());
        text.append(told.connected() ? " connected" : "");
        text.append(told.callback() ? " callback" : "");
        text.append(told.end() != null ? " end" : "");
        text.append(told.ringNoAnswerEnd() != null ? " rona" : "");
        text.append(told.heardAt() == null ? " unheard" : "");
        evidence(told);
        if (told.statistics() != null) {
            ContactHistory.End end = told.effectiveEnd();
            text.append(" ended ").append(end == null ? null : end.at());
            text.append(" seen ").append(told.statistics().aliveAt());
        }
    }

    /** What was seen after a departure matters: the call goes on, or another end may follow. */
    private void evidence(ContactHistory told) {
        AnswerEvidence evidence = told.evidence();
        text.append(evidence.offered() && !told.connected() ? " offered" : "");
        text.append(evidence.endedByAgent() && !told.connected() ? " by agent" : "");
        text.append(evidence.endedBySystem() ? " by system" : "");
        ContactHistory.End left = evidence.left();
        if (left != null) {
            text.append(" left, seen ").append(told.places());
            text.append(" ended ").append(told.end() == null ? null : told.end().at());
        }
        if (left != null && told.end() == null) {
            due("lost end", left.receivedAt().plus(RULES.lostEnd()));
        }
    }

    private void dealings(SalesforceProgress dealings) {
        for (CommandKind kind : CommandKind.values()) {
            step(kind, dealings.step(kind));
        }
        text.append(dealings.routing() == null ? "" : " routed");
    }

    private void step(CommandKind kind, CommandProgress step) {
        text.append(' ').append(kind.word()).append('=').append(step.status());
        if (step.done()) {
            return;
        }
        text.append(step.inDoubt() ? "?" : "");
        if (step.open()) {
            text.append(Math.min(step.attempts(), 2));
            text.append(step.redrivenAt() == null ? "" : "!");
            text.append(step.ordinal() > 1 ? "+" : "");
        }
    }

    private void flight(InFlightCommand flight) {
        switch (flight) {
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
