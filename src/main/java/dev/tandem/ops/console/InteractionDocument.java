package dev.tandem.ops.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.Contact;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.ops.words.FactDescriptions;
import dev.tandem.ops.words.InputDescriptions;
import dev.tandem.process.query.InteractionLookup;
import dev.tandem.process.query.InteractionView;
import dev.tandem.process.query.ParkedLetter;
import dev.tandem.wire.JournalEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call as an operator reads it.
 *
 * @param phase how far it is; {@code parked} when nothing of it could be handled
 * @param outcome how it ended, null while it is open
 * @param answer what a waiting flow would be told now
 * @param parked what of it is in the dead letters, with why and where, the oldest first
 * @param timeline every input, in the order in which Kafka took them
 * @param entriesDropped how many entries in the middle of a long timeline are left out
 * @param entriesMissing how many more there should be: the journal's retention has removed them, or
 *     they are being committed at this moment
 */
record InteractionDocument(
        String interactionId,
        String vendorCallKey,
        String phase,
        @Nullable CloseOutcome outcome,
        RoutingAnswer answer,
        List<ParkedLetter> parked,
        List<Entry> timeline,
        long entriesDropped,
        long entriesMissing) {
    private static final String PARKED = "parked";

    /**
     * One input with what was decided about it.
     *
     * @param at when Kafka took it in
     * @param happenedAt event time, null for what did not come from Webex
     * @param came what came in
     * @param ignored why it led to nothing, null when it was acted on
     * @param decided what changed and what is to be done, in order
     * @param phase how far the call was after it
     * @param wakeAt when it asked to be woken if nothing else happens
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long sequence,
            Instant at,
            @Nullable Instant happenedAt,
            String came,
            @Nullable IgnoreReason ignored,
            List<String> decided,
            InteractionPhase phase,
            @Nullable Instant wakeAt) {

        static Entry of(JournalEntry entry) {
            return new Entry(
                    entry.sequence(),
                    entry.input().receivedAt(),
                    entry.input() instanceof Notice notice ? notice.header().at() : null,
                    InputDescriptions.of(entry.input()),
                    entry.ignored(),
                    changes(entry),
                    entry.phase(),
                    entry.wakeAt());
        }
    }

    /** What Salesforce answered stands under what came in already. */
    private static List<String> changes(JournalEntry entry) {
        boolean answer = entry.input() instanceof CommandAnswered;
        return entry.facts().stream()
                .filter(fact -> !(answer && fact instanceof ResultNoted))
                .map(FactDescriptions::of)
                .toList();
    }

    static InteractionDocument of(InteractionView view) {
        return new InteractionDocument(
                view.state().interactionId(),
                view.state().vendorCallKey(),
                EnumWords.of(view.state().phase()),
                view.state().outcome(),
                view.state().answer(),
                view.parked(),
                view.timeline().stream().map(Entry::of).toList(),
                view.dropped(),
                view.missing());
    }

    /** Of a call that was parked whole: a flow that asks for it routes by itself. */
    static InteractionDocument of(InteractionLookup.Parked parked) {
        String key = Contact.vendorCallKey(parked.interactionId());
        return new InteractionDocument(
                parked.interactionId(),
                key,
                PARKED,
                null,
                new RoutingAnswer(
                        parked.interactionId(),
                        key,
                        null,
                        null,
                        null,
                        null,
                        RoutingAnswer.Status.UNAVAILABLE),
                parked.letters(),
                List.of(),
                0,
                0);
    }
}
