package dev.tandem.ops.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.operator.letters.IndexedLetter;
import dev.tandem.operator.letters.LetterState;
import dev.tandem.operator.log.OperatorMemory.Settlement;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.KeptHeaders;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter with the record that it is about. Phone numbers are masked.
 *
 * @param explanation what is wrong and how to mend it
 * @param errors the messages of Salesforce or of the program; may be empty
 * @param redrive what a redrive does
 * @param command the command that was given up; left out where it is not about one
 * @param settled what an operator did about it; left out while it is parked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterDocument(
        String id,
        Instant at,
        LetterState state,
        DeadLetterReason reason,
        String kind,
        String explanation,
        List<String> errors,
        String redrive,
        @Nullable String interactionId,
        @Nullable String org,
        @Nullable String command,
        @Nullable LetterSettlement settled,
        Original record) {

    /**
     * The record that could not be handled, or that ended the command.
     *
     * @param key left out where it has none
     * @param headers in their order
     * @param body its value as text; bytes that are no text are shown as the character �
     * @param size how many bytes the value has
     * @param whole whether the letter holds all of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Original(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            List<Header> headers,
            String body,
            int size,
            boolean whole) {}

    /**
     * A header of the record.
     *
     * @param value left out where it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Header(String name, @Nullable String value) {}

    static LetterDocument of(
            IndexedLetter indexed, DeadLetter letter, @Nullable Settlement settlement) {
        return new LetterDocument(
                letter.id(),
                letter.at(),
                LetterState.of(settlement),
                letter.reason(),
                indexed.kind().word(),
                MaskedText.of(letter.explanation()),
                letter.errors().stream().map(MaskedText::of).toList(),
                indexed.kind().redrive(),
                letter.interactionId(),
                letter.org(),
                letter.command() == null ? null : letter.command().toString(),
                LetterSettlement.of(settlement),
                original(letter));
    }

    private static Original original(DeadLetter letter) {
        KeptHeaders headers = letter.headers() == null ? KeptHeaders.NONE : letter.headers();
        String body = MaskedText.of(letter.record());
        return new Original(
                letter.source().topic(),
                letter.source().partition(),
                letter.source().offset(),
                MaskedText.of(letter.key()),
                headers.kept().stream()
                        .map(it -> new Header(it.name(), MaskedText.of(it.value())))
                        .toList(),
                body == null ? "" : body,
                letter.record().size(),
                letter.record().whole());
    }
}
