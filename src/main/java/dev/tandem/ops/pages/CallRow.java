package dev.tandem.ops.pages;

import static java.util.Objects.requireNonNullElse;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.Timestamps;
import dev.tandem.ops.console.InteractionList;
import dev.tandem.ops.words.EnumWords;
import org.jspecify.annotations.Nullable;

/**
 * One call in the list.
 *
 * @param number the caller's, masked
 * @param dialled masked; empty where it is not known
 * @param center the contact centre; empty where there is none
 * @param state in words
 * @param tone which colour goes with it; the words say the same
 * @param firstSeen by the broker's clock
 * @param record what Salesforce was asked for and what came of it, in words
 */
public record CallRow(
        String id,
        String number,
        String dialled,
        String center,
        String state,
        String tone,
        String firstSeen,
        String record) {

    static CallRow of(InteractionList.Line line) {
        return new CallRow(
                line.interactionId(),
                number(line),
                requireNonNullElse(line.dnis(), ""),
                requireNonNullElse(line.contactCenter(), ""),
                state(line.phase(), line.outcome()),
                tone(line.phase(), line.outcome()),
                Timestamps.of(line.firstSeenAt()),
                record(line.answer()));
    }

    /** Of a call that is over it stays unknown, as of a chat. */
    private static String number(InteractionList.Line line) {
        if (line.ani() != null) {
            return line.ani();
        }
        return line.outcome() == null ? "number not known yet" : "no number";
    }

    /** How far it is, and once it is closed how it ended. */
    static String state(InteractionPhase phase, @Nullable CloseOutcome outcome) {
        return EnumWords.of(outcome == null ? phase : outcome).replace('_', ' ');
    }

    private static String tone(InteractionPhase phase, @Nullable CloseOutcome outcome) {
        if (outcome == null) {
            return phase == InteractionPhase.ANSWERED ? "good" : "live";
        }
        return switch (outcome) {
            case ANSWERED -> "good";
            case ABANDONED_BEFORE_QUEUE, ABANDONED_IN_QUEUE, ABANDONED_WHILE_RINGING -> "warn";
            case LOST, ORPHANED -> "bad";
            case ENDED_IN_SELF_SERVICE, NOT_VOICE, NOT_INBOUND -> "calm";
        };
    }

    private static String record(RoutingAnswer answer) {
        if (answer.voiceCallId() == null) {
            return switch (answer.status()) {
                case PENDING -> "no record yet";
                case UNAVAILABLE, ROUTED, CREATED -> "no record";
            };
        }
        String target =
                answer.queue() != null
                        ? ", queue " + answer.queue()
                        : answer.agent() != null ? ", agent " + answer.agent() : "";
        return "record " + answer.voiceCallId() + target;
    }
}
