package dev.tandem.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.EventSource;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.NoticeMark;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import dev.tandem.process.engine.DecisionFunction;
import dev.tandem.process.engine.InteractionLogic;
import dev.tandem.webex.EventTranslation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small language of events, and a decider that does what their words say: what a topology does
 * with decisions can be asked for one by one. An event is {@code <interaction id> <word>}.
 */
public final class ScriptedCalls {
    public static final Duration NAP = Duration.ofSeconds(5);
    public static final Duration WATCH = Duration.ofSeconds(60);
    public static final String FAULT = "Expected anything else, but got boom";

    /** What a topology runs. */
    public static final InteractionLogic LOGIC = logic(ScriptedCalls::decide);

    private ScriptedCalls() {}

    /** The same with another decider. */
    public static InteractionLogic logic(DecisionFunction decider) {
        return new InteractionLogic(
                decider, ScriptedCalls::translate, (centre, contact, record) -> null);
    }

    public static byte[] event(String id, String word) {
        return (id + " " + word).getBytes(UTF_8);
    }

    public static EventTranslation translate(
            byte[] body, EventSource door, Instant receivedAt, boolean redriven) {
        String[] words = new String(body, UTF_8).split(" ", -1);
        if (words.length != 2) {
            return new EventTranslation.Unreadable("there are not two words");
        }
        if (words[1].equals("agent:login")) {
            return new EventTranslation.NotForInteractions(words[1]);
        }
        NoticeHeader header =
                new NoticeHeader(
                        null, words[1], receivedAt, receivedAt, door, false, redriven, null);
        return new EventTranslation.Translated(words[0], new OtherNotice(header));
    }

    public static Transition decide(Interaction state, InteractionInput input) {
        return switch (input) {
            case OtherNotice notice -> onWord(state, notice);
            case Woken woken -> slept(state, woken);
            default -> ignored(state, IgnoreReason.LATE);
        };
    }

    private static Transition onWord(Interaction state, OtherNotice notice) {
        Instant now = notice.receivedAt();
        return switch (notice.header().type()) {
            case "boom" -> throw new IllegalStateException(FAULT);
            case "unmatched" -> ignored(state, IgnoreReason.NO_CONTACT_CENTRE);
            case "again" -> ignored(state, IgnoreReason.DUPLICATE);
            case "nap" -> noted(state, notice, List.of(), now.plus(NAP));
            case "watch" -> noted(state, notice, List.of(), now.plus(WATCH));
            case "close" -> closed(state, now);
            case "forget" -> forgotten(state);
            case "clear" ->
                    noted(
                            state,
                            notice,
                            List.of(clear(state, now.plusSeconds(600))),
                            now.plusSeconds(3600));
            case "late-clear" ->
                    noted(state, notice, List.of(clear(state, now)), now.plusSeconds(3600));
            case "give-up" -> givenUp(state, notice);
            default -> noted(state, notice, List.of(), now.plusSeconds(3600));
        };
    }

    private static Transition slept(Interaction state, Woken woken) {
        NoticeHeader header =
                new NoticeHeader(
                        null,
                        "woken",
                        woken.receivedAt(),
                        woken.receivedAt(),
                        EventSource.TOPIC,
                        false,
                        false,
                        null);
        return noted(state, new OtherNotice(header), List.of(), null);
    }

    private static Transition noted(
            Interaction state,
            OtherNotice notice,
            List<IssuedCommand> commands,
            @Nullable Instant wakeAt) {
        InteractionFact fact = new InteractionFact.NoticeNoted(mark(notice));
        return new Transition(
                new Decision.Acted(List.of(fact), commands, null), state.evolve(fact), wakeAt);
    }

    private static Transition givenUp(Interaction state, OtherNotice notice) {
        InteractionFact noted = new InteractionFact.NoticeNoted(mark(notice));
        InteractionFact fact =
                new InteractionFact.CommandGivenUp(
                        clear(state, notice.receivedAt()),
                        List.of("FIELD_INTEGRITY"),
                        notice.receivedAt());
        return new Transition(
                new Decision.Acted(List.of(noted, fact), List.of(), null),
                state.evolve(noted),
                null);
    }

    private static Transition ignored(Interaction state, IgnoreReason reason) {
        return new Transition(new Decision.Ignored(reason), state, null);
    }

    private static Transition closed(Interaction state, Instant now) {
        InteractionFact fact = new InteractionFact.InteractionClosed(CloseOutcome.ORPHANED, now);
        return new Transition(
                new Decision.Acted(List.of(fact), List.of(), null),
                state.evolve(fact),
                now.plusSeconds(3600));
    }

    private static Transition forgotten(Interaction state) {
        return new Transition(
                new Decision.Ignored(IgnoreReason.LATE),
                Interaction.unknown(state.interactionId()),
                null);
    }

    private static NoticeMark mark(OtherNotice notice) {
        NoticeHeader header = notice.header();
        return new NoticeMark(null, header.type(), header.at(), header.receivedAt(), false);
    }

    private static IssuedCommand clear(Interaction state, Instant notAfter) {
        return new IssuedCommand(
                new CommandId(state.interactionId(), CommandKind.CLEAR_ROUTING, 1),
                1,
                "main",
                "support",
                notAfter,
                new ClearRouting("0LQ1"));
    }
}
