package dev.tandem.ops.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.Contact;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import dev.tandem.operator.log.OperatorMemory;
import dev.tandem.ops.letters.LetterSettlement;
import dev.tandem.ops.pictures.Lane;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.ops.words.FactDescriptions;
import dev.tandem.ops.words.InputDescriptions;
import dev.tandem.process.query.InteractionLookup;
import dev.tandem.process.query.InteractionView;
import dev.tandem.process.query.ParkedLetter;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.JournalEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call as an answer for operators.
 *
 * @param phase its phase; {@code parked} when all its events became dead letters
 * @param outcome how it ended, null while it is open
 * @param answer the answer that a waiting flow would get now
 * @param parked its dead letters with their reasons and positions, the oldest first, and what an
 *     operator did about each
 * @param timeline every input, in the order in which Kafka took them
 * @param entriesDropped how many entries in the middle of a long timeline are left out
 * @param entriesMissing how many more there should be: the journal's retention has removed them, or
 *     they are being committed at this moment
 */
public record InteractionDocument(
        String interactionId,
        String vendorCallKey,
        String phase,
        @Nullable CloseOutcome outcome,
        RoutingAnswer answer,
        List<Letter> parked,
        List<Entry> timeline,
        long entriesDropped,
        long entriesMissing) {
    private static final String PARKED = "parked";

    /**
     * One dead letter.
     *
     * @param record where the record is that could not be handled
     * @param deadLetter where the dead letter is, which holds a copy of the record
     * @param settled what an operator did about it; left out while it waits for one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Letter(
            String id,
            Instant at,
            DeadLetterReason reason,
            String explanation,
            List<String> errors,
            DeadLetter.Source record,
            DeadLetter.Source deadLetter,
            @Nullable LetterSettlement settled) {

        static Letter of(ParkedLetter letter, OperatorMemory memory) {
            return new Letter(
                    letter.id(),
                    letter.at(),
                    letter.reason(),
                    letter.explanation(),
                    letter.errors(),
                    letter.record(),
                    letter.deadLetter(),
                    LetterSettlement.of(memory.settlementOf(letter.id())));
        }
    }

    /**
     * One input with what was decided about it.
     *
     * @param at the broker's timestamp of it
     * @param happenedAt event time, null for what did not come from Webex
     * @param lane who sent it
     * @param came the input
     * @param request the request to Salesforce that it is about; left out where it is about none
     * @param ignored why it was ignored, null when it was acted on
     * @param decided the changes and the commands, in order
     * @param phase the phase of the call after it
     * @param wakeAt when the call wakes up if no other input comes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long sequence,
            Instant at,
            @Nullable Instant happenedAt,
            Lane lane,
            String came,
            @Nullable Request request,
            @Nullable IgnoreReason ignored,
            List<String> decided,
            InteractionPhase phase,
            @Nullable Instant wakeAt) {

        static Entry of(JournalEntry entry) {
            return new Entry(
                    entry.sequence(),
                    entry.input().receivedAt(),
                    entry.input() instanceof Notice notice ? notice.header().at() : null,
                    Lane.of(entry.input()),
                    InputDescriptions.of(entry.input()),
                    Request.of(entry.input()),
                    entry.ignored(),
                    changes(entry),
                    entry.phase(),
                    entry.wakeAt());
        }
    }

    /**
     * A request to Salesforce.
     *
     * @param command its kind
     * @param attempt 1 for the first
     * @param result how it ended; left out where it is under way
     * @param tookMillis from the request until its answer; left out where it is not known, as
     *     without a request
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(
            String command,
            int attempt,
            @Nullable RequestResult result,
            @Nullable Long tookMillis) {

        static @Nullable Request of(InteractionInput input) {
            return switch (input) {
                case CommandStarted(var _, var id, int attempt) ->
                        new Request(id.kind().word(), attempt, null, null);
                case CommandAnswered(var _, var id, int attempt, var result, var took) ->
                        new Request(
                                id.kind().word(),
                                attempt,
                                RequestResult.of(result),
                                took == null ? null : took.toMillis());
                case Notice _, Woken _, CommandRedriven _ -> null;
            };
        }
    }

    /** How a request to Salesforce ended. */
    public enum RequestResult {
        DONE,
        REFUSED,
        /** No answer that counts: it is sent again. */
        UNAVAILABLE;

        static RequestResult of(SalesforceResult result) {
            return switch (result) {
                case VoiceCallCreated _, OmniFlowExecuted _, RoutingCleared _, VoiceCallUpdated _ ->
                        DONE;
                case CommandRefused _ -> REFUSED;
                case CommandUnavailable _ -> UNAVAILABLE;
            };
        }
    }

    /** Leaves out Salesforce's result where the input has it already. */
    private static List<String> changes(JournalEntry entry) {
        boolean answer = entry.input() instanceof CommandAnswered;
        return entry.facts().stream()
                .filter(fact -> !(answer && fact instanceof ResultNoted))
                .map(FactDescriptions::of)
                .toList();
    }

    static InteractionDocument of(InteractionView view, OperatorMemory memory) {
        return new InteractionDocument(
                view.state().interactionId(),
                view.state().vendorCallKey(),
                EnumWords.of(view.state().phase()),
                view.state().outcome(),
                view.state().answer(),
                view.parked().stream().map(it -> Letter.of(it, memory)).toList(),
                view.timeline().stream().map(Entry::of).toList(),
                view.dropped(),
                view.missing());
    }

    /** Of a call that has dead letters only: a flow that asks for it routes by itself. */
    static InteractionDocument of(InteractionLookup.Parked parked, OperatorMemory memory) {
        String key = Contact.vendorCallKey(parked.interactionId());
        return new InteractionDocument(
                parked.interactionId(),
                key,
                PARKED,
                null,
                RoutingAnswer.withoutStart(
                        parked.interactionId(), null, RoutingAnswer.Status.UNAVAILABLE),
                parked.letters().stream().map(it -> Letter.of(it, memory)).toList(),
                List.of(),
                0,
                0);
    }
}
