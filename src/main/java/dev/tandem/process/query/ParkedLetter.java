package dev.tandem.process.query;

import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import java.time.Instant;
import java.util.List;

/**
 * A dead letter of an interaction, without the record in it.
 *
 * @param id of the dead letter
 * @param at when the broker took the record in
 * @param explanation what is wrong and how to mend it, in words for an operator
 * @param errors Salesforce's or the program's own words; may be empty
 * @param record where the record is that could not be handled
 * @param deadLetter where the dead letter is, which holds a copy of the record
 */
public record ParkedLetter(
        String id,
        Instant at,
        DeadLetterReason reason,
        String explanation,
        List<String> errors,
        DeadLetter.Source record,
        DeadLetter.Source deadLetter) {
    public ParkedLetter {
        errors = List.copyOf(errors);
    }

    static ParkedLetter of(DeadLetter letter, DeadLetter.Source place) {
        return new ParkedLetter(
                letter.id(),
                letter.at(),
                letter.reason(),
                letter.explanation(),
                letter.errors(),
                letter.source(),
                place);
    }
}
