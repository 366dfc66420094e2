package dev.tandem.domain.state;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.Message;
import dev.tandem.domain.Reply;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The inputs that an exploration tries in every state. */
public record Alphabet(List<Message> notices, boolean redrives, boolean strays) {

    public static final SalesforceResult REFUSED = new CommandRefused(List.of("refused"));
    public static final SalesforceResult IN_DOUBT = new CommandUnavailable("time-out", true, null);
    public static final SalesforceResult UNSENT = new CommandUnavailable("refused", false, null);

    public static Alphabet of(ContactCenterSettings settings) {
        return new Alphabet(
                List.of(
                        Message.startedWith(settings),
                        Message.offered(20),
                        Message.connected(30),
                        Message.ended(40)),
                false,
                false);
    }

    /** Only a start and an end. */
    public Alphabet onlyTheEnd() {
        return new Alphabet(List.of(notices.getFirst(), notices.getLast()), redrives, strays);
    }

    /** Also what matters for callbacks; a callback that is offered stands for every offer. */
    public Alphabet withCallbacks() {
        List<Message> all = new ArrayList<>(notices);
        all.remove(1);
        all.add(Message.parked(10));
        all.add(Message.callback(25));
        all.add(Message.endedRona(35));
        return new Alphabet(all, redrives, strays);
    }

    /** Also what matters where answered calls are updated: legs, and notices after the end. */
    public Alphabet withFigures() {
        List<Message> all = new ArrayList<>(notices);
        all.remove(1);
        all.add(Message.parked(45));
        all.add(Message.ended(48));
        all.add(Message.renumbered(46));
        return new Alphabet(all, redrives, strays);
    }

    /** A call whose answer is proven by other notices than the answer itself. */
    public Alphabet withEvidence() {
        return new Alphabet(
                List.of(
                        notices.getFirst(),
                        Message.offered(20),
                        Message.consulting(30),
                        Message.endedByAgent(35),
                        Message.endedBySystem(40)),
                redrives,
                strays);
    }

    /** Notices that describe their contact, where the start may never come. */
    public Alphabet withLostStart() {
        return new Alphabet(
                List.of(
                        notices.getFirst(),
                        Message.parked(10).describing(),
                        Message.connected(30).describing(),
                        Message.ended(40)),
                redrives,
                strays);
    }

    /** A customer who leaves, with or without an end; what is parked after that is a callback. */
    public Alphabet withDeparture() {
        return new Alphabet(
                List.of(
                        notices.getFirst(),
                        Message.left(38),
                        Message.parked(39),
                        Message.callback(39.5),
                        Message.endedRona(37),
                        Message.ended(45)),
                redrives,
                strays);
    }

    /** Also the start that a flow sends. */
    public Alphabet withFlow(ContactCenterSettings settings) {
        List<Message> all = new ArrayList<>(notices);
        all.add(Message.startedByFlow(1, settings));
        return new Alphabet(all, redrives, strays);
    }

    public Alphabet withRedrives() {
        return new Alphabet(notices, true, strays);
    }

    /** Also records about a create that the state has not issued. */
    public Alphabet withStrays() {
        return new Alphabet(notices, redrives, true);
    }

    public List<InteractionInput> inputs(Interaction state, Instant now) {
        List<InteractionInput> inputs = new ArrayList<>();
        notices.forEach(notice -> inputs.add(notice.receivedAt(now)));
        inputs.add(new Woken(now));
        for (CommandKind kind : CommandKind.values()) {
            CommandProgress latest = latest(state, kind);
            boolean stray = strays && kind == CommandKind.CREATE_VOICE_CALL;
            if (stray || latest.attempts() > 0) {
                inputs.addAll(records(kind, latest, now));
            }
            if (redrives) {
                inputs.add(new CommandRedriven(now, kind));
            }
        }
        return inputs;
    }

    /** All inputs but records about settled commands, which are ignored. */
    public List<InteractionInput> undecided(Interaction state, Instant now) {
        List<InteractionInput> inputs = new ArrayList<>();
        notices.forEach(notice -> inputs.add(notice.receivedAt(now)));
        inputs.add(new Woken(now));
        for (CommandKind kind : CommandKind.values()) {
            CommandProgress latest = latest(state, kind);
            if (latest.open() && latest.attempts() > 0) {
                inputs.addAll(records(kind, latest, latest.attempts(), now));
            }
        }
        return inputs;
    }

    private static List<InteractionInput> records(
            CommandKind kind, CommandProgress progress, Instant now) {
        int latest = Math.max(1, progress.attempts());
        List<InteractionInput> records = new ArrayList<>(records(kind, progress, latest, now));
        if (latest > 1) {
            records.addAll(records(kind, progress, latest - 1, now));
        }
        return records;
    }

    private static List<InteractionInput> records(
            CommandKind kind, CommandProgress progress, int attempt, Instant now) {
        CommandId id = new CommandId(Message.CALL, kind, progress.ordinal());
        List<InteractionInput> records = new ArrayList<>();
        records.add(new CommandStarted(now, id, attempt));
        for (SalesforceResult result : results(kind)) {
            records.add(new CommandAnswered(now, id, attempt, result));
        }
        return records;
    }

    private static List<SalesforceResult> results(CommandKind kind) {
        return List.of(Reply.success(kind), REFUSED, IN_DOUBT, UNSENT);
    }

    private static CommandProgress latest(Interaction state, CommandKind kind) {
        return switch (state) {
            case UnstartedInteraction _ -> CommandProgress.UNTRIED;
            case OpenInteraction open -> open.progress().of(kind);
            case ClosedInteraction closed ->
                    closed.redriving().redrives().stream()
                            .filter(redrive -> redrive.kind() == kind)
                            .map(RedriveProgress.Redrive::progress)
                            .findFirst()
                            .orElse(CommandProgress.UNTRIED);
        };
    }
}
