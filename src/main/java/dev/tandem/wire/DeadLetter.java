package dev.tandem.wire;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.IssuedCommand;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled, or a command that was given up.
 *
 * @param id derived from the record's position, so the same fault is the same dead letter even when
 *     the record is processed again
 * @param at the broker's timestamp of the record
 * @param interactionId the interaction it is about, null when it is unknown
 * @param source the position of the whole record
 * @param reason why it is a dead letter
 * @param explanation what is wrong and how to correct it, in words for an operator
 * @param errors the messages of Salesforce or of the program; may be empty
 * @param command the command that was given up, null when it is not about one
 * @param record the value of the record itself, as far as it fits
 * @param key its key, as far as it fits; null when it had none
 * @param headers its headers, as far as they fit; null in letters of versions that kept none
 * @param org the Salesforce org of the command that was given up; null in other letters, and in
 *     letters of versions that did not note it
 */
public record DeadLetter(
        String id,
        Instant at,
        @Nullable String interactionId,
        Source source,
        DeadLetterReason reason,
        String explanation,
        List<String> errors,
        @Nullable CommandId command,
        Payload record,
        @Nullable Payload key,
        @Nullable KeptHeaders headers,
        @Nullable String org) {

    /** How much of a record is kept unless something else is set, in bytes. */
    public static final int PAYLOAD_BYTES = 65_536;

    /** How much of a key is kept, in bytes: far more than an interaction id may have. */
    private static final int KEY_BYTES = 1_024;

    public DeadLetter {
        errors = List.copyOf(errors);
    }

    /** Of a record that could not be handled. */
    public static DeadLetter of(
            RecordCopy record,
            @Nullable String interactionId,
            DeadLetterReason reason,
            String fault,
            List<String> errors) {
        return new DeadLetter(
                record.source().toString(),
                record.at(),
                interactionId,
                record.source(),
                reason,
                reason.explains(fault),
                errors,
                null,
                record.value(),
                record.key(),
                record.headers(),
                null);
    }

    /**
     * Of a command that was given up. One record may end several commands, so the id names the
     * kind.
     */
    public static DeadLetter givenUp(
            RecordCopy record, String interactionId, IssuedCommand command, List<String> errors) {
        String kind = command.id().kind().word();
        return new DeadLetter(
                record.source() + "-" + kind,
                record.at(),
                interactionId,
                record.source(),
                DeadLetterReason.COMMAND_GIVEN_UP,
                DeadLetterReason.COMMAND_GIVEN_UP.explains(
                        "command %s was given up at attempt %d".formatted(kind, command.attempt())),
                errors,
                command.id(),
                record.value(),
                record.key(),
                record.headers(),
                command.org());
    }

    /**
     * What a dead letter keeps of the record that it is about.
     *
     * @param at when the broker received it
     */
    public record RecordCopy(
            Source source, Instant at, Payload value, @Nullable Payload key, KeptHeaders headers) {

        /**
         * Copies a record.
         *
         * @param payloadBytes how much of the value is kept
         */
        public static RecordCopy of(
                Source source,
                Instant at,
                byte @Nullable [] key,
                byte @Nullable [] value,
                KeptHeaders headers,
                int payloadBytes) {
            return new RecordCopy(
                    source,
                    at,
                    Payload.of(value, payloadBytes),
                    key == null ? null : Payload.of(key, KEY_BYTES),
                    headers);
        }
    }

    /** The position of a record. */
    public record Source(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + "-" + offset;
        }
    }
}
