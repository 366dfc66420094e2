package dev.tandem.process.engine;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.InputBounds;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.process.engine.EncodedDecision.Decided;
import dev.tandem.process.engine.EncodedDecision.Impossible;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.store.JournalIndex;
import dev.tandem.process.store.StoredInteraction;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.WireFormats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Asks for the decision and encodes all that follows from it; writes nothing. */
final class DecisionEncoder {
    /** Far enough below {@link TopicSettings#MAX_MESSAGE_BYTES} for a key and headers. */
    private static final int LARGEST_RECORD = 900_000;

    private final InteractionLogic logic;
    private final DeadLetterFactory deadLetters;
    private final JournalEndOffsets journalEnds;

    DecisionEncoder(
            InteractionLogic logic, DeadLetterFactory deadLetters, JournalEndOffsets journalEnds) {
        this.logic = logic;
        this.journalEnds = journalEnds;
        this.deadLetters = deadLetters;
    }

    EncodedDecision decide(InputRecord arrived, InteractionInput input, StoredInteraction before) {
        Transition transition = logic.decider().decide(before.state(), input);
        long sequence = before.sequence() + 1;
        JournalIndex journalIndex =
                before.journalIndex().with(sequence, journalEnds.of(arrived.source().partition()));
        StoredInteraction after =
                new StoredInteraction(
                        transition.next(), sequence, millis(transition.wakeAt()), journalIndex);
        byte[] state = after.encode();
        InteractionInput kept = InputBounds.neededBy(before.state(), input);
        byte[] journal = WireFormats.JOURNAL.write(entry(kept, transition, sequence));
        if (Math.max(state.length, journal.length) > LARGEST_RECORD) {
            return new Impossible(
                    DeadLetterReason.TOO_LARGE,
                    "it leads to a state of %d and a journal entry of %d bytes, more than %d"
                            .formatted(state.length, journal.length, LARGEST_RECORD),
                    List.of());
        }
        return new Decided(
                input,
                transition.decision(),
                before,
                after,
                Bytes.wrap(state),
                Bytes.wrap(journal),
                commands(transition.decision()),
                deadLetters.of(arrived, after.state().interactionId(), transition.decision()));
    }

    private static long millis(@Nullable Instant wakeAt) {
        return wakeAt == null ? StoredInteraction.NEVER : wakeAt.toEpochMilli();
    }

    private JournalEntry entry(InteractionInput input, Transition transition, long sequence) {
        Interaction next = transition.next();
        return new JournalEntry(
                next.interactionId(),
                sequence,
                input,
                ignored(transition.decision()),
                transition.decision().facts(),
                next.phase(),
                next.outcome(),
                transition.wakeAt(),
                answer(next));
    }

    private RoutingAnswer answer(Interaction interaction) {
        RoutingAnswer answer = interaction.answer();
        String voiceCallId = answer.voiceCallId();
        return interaction instanceof OpenInteraction call && voiceCallId != null
                ? answer.withScreenPop(
                        logic.screenPop().of(call.settings().name(), call.contact(), voiceCallId))
                : answer;
    }

    private static @Nullable IgnoreReason ignored(Decision decision) {
        return switch (decision) {
            case Decision.Acted _ -> null;
            case Decision.Ignored ignored -> ignored.reason();
        };
    }

    /** A withdrawal goes first: it makes room for what takes its place. */
    private static List<EncodedDecision.Command> commands(Decision decision) {
        if (!(decision instanceof Decision.Acted acted)) {
            return List.of();
        }
        List<EncodedDecision.Command> records = new ArrayList<>();
        Decision.Withdrawal withdrawn = acted.withdrawn();
        if (withdrawn != null) {
            records.add(
                    command(new CommandRecord.Withdraw(withdrawn.id(), withdrawn.attempt()), null));
        }
        acted.commands().forEach(it -> records.add(command(new CommandRecord.Issue(it), it)));
        return records;
    }

    private static EncodedDecision.Command command(
            CommandRecord record, @Nullable IssuedCommand issued) {
        return new EncodedDecision.Command(Bytes.wrap(WireFormats.COMMAND.write(record)), issued);
    }
}
