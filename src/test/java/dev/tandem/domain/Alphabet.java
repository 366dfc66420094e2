package dev.tandem.domain;

import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The inputs that an exploration tries in every state. */
record Alphabet(List<Message> notices, boolean redrives, boolean strays) {

    static final SalesforceResult REFUSED = new CommandRefused(List.of("refused"));
    static final SalesforceResult IN_DOUBT = new CommandUnavailable("time-out", true, null);
    static final SalesforceResult UNSENT = new CommandUnavailable("refused", false, null);

    static Alphabet of(ContactCenterSettings settings) {
        return new Alphabet(
                List.of(
                        Message.startedWith(settings),
                        Message.offered(20),
                        Message.connected(30),
                        Message.ended(40)),
                false,
                false);
    }

    /** Also what matters for callbacks and the other places. */
    Alphabet withCallbacks() {
        List<Message> all = new ArrayList<>(notices);
        all.add(Message.parked(10));
        all.add(Message.callback(25));
        all.add(Message.endedRona(35));
        return new Alphabet(all, redrives, strays);
    }

    Alphabet withRedrives() {
        return new Alphabet(notices, true, strays);
    }

    /** Also words about commands that the state has not issued. */
    Alphabet withStrays() {
        return new Alphabet(notices, redrives, true);
    }

    List<InteractionInput> inputs(Interaction state, Instant now) {
        List<InteractionInput> inputs = new ArrayList<>();
        notices.forEach(notice -> inputs.add(notice.receivedAt(now)));
        inputs.add(new Woken(now));
        for (CommandKind kind : CommandKind.values()) {
            Step latest = latest(state, kind);
            if (strays || latest.attempts() > 0) {
                inputs.addAll(words(kind, latest, now));
            }
            if (redrives) {
                inputs.add(new CommandRedriven(now, kind));
            }
        }
        return inputs;
    }

    private static List<InteractionInput> words(CommandKind kind, Step step, Instant now) {
        CommandId id = new CommandId(Message.CALL, kind, step.ordinal());
        int latest = Math.max(1, step.attempts());
        List<InteractionInput> words = new ArrayList<>();
        for (int attempt = Math.max(1, latest - 1); attempt <= latest; attempt++) {
            words.add(new CommandStarted(now, id, attempt));
            for (SalesforceResult result : results(kind)) {
                words.add(new CommandAnswered(now, id, attempt, result));
            }
        }
        return words;
    }

    private static List<SalesforceResult> results(CommandKind kind) {
        return List.of(Reply.success(kind), REFUSED, IN_DOUBT, UNSENT);
    }

    private static Step latest(Interaction state, CommandKind kind) {
        return switch (state) {
            case UnstartedInteraction _ -> Step.UNTRIED;
            case OpenInteraction open -> open.dealings().step(kind);
            case ClosedInteraction closed ->
                    closed.redrives().stream()
                            .filter(redrive -> redrive.kind() == kind)
                            .map(ClosedInteraction.Redrive::step)
                            .findFirst()
                            .orElse(Step.UNTRIED);
        };
    }
}
