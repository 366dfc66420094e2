package dev.tandem.process.store;

import dev.tandem.domain.state.Interaction;
import dev.tandem.wire.Reading;
import dev.tandem.wire.WireFormats;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as the state store keeps it.
 *
 * @param sequence of the last input taken in; 0 when there was none
 * @param wakeAt when it is to be woken, epoch milliseconds; {@link #NEVER} when not. It stays when
 *     the wake-up is sent, until that is taken in.
 * @param journalIndex the offsets of its journal entries
 */
public record StoredInteraction(
        Interaction state, long sequence, long wakeAt, JournalIndex journalIndex) {
    public static final long NEVER = -1;

    private static final byte VERSION = 2;
    private static final int HEAD = 1 + Long.BYTES + Long.BYTES;

    static StoredInteraction unknown(String id) {
        return new StoredInteraction(Interaction.unknown(id), 0, NEVER, JournalIndex.NONE);
    }

    public byte[] encode() {
        byte[] json = WireFormats.STATE.write(state);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + journalIndex.size() + json.length);
        bytes.put(VERSION).putLong(sequence).putLong(wakeAt);
        journalIndex.writeTo(bytes);
        return bytes.put(json).array();
    }

    /**
     * Reads what the store holds.
     *
     * @throws IllegalStateException when the bytes are not what {@link #encode} wrote
     */
    public static StoredInteraction decode(byte[] bytes) {
        if (!readable(bytes)) {
            throw new IllegalStateException(
                    "Expected a stored interaction of version "
                            + VERSION
                            + ", but found "
                            + bytes.length
                            + " bytes of another kind");
        }
        ByteBuffer head = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        long sequence = head.getLong();
        long wakeAt = head.getLong();
        JournalIndex journalIndex = JournalIndex.readFrom(head);
        byte[] json = Arrays.copyOfRange(bytes, head.position(), bytes.length);
        return switch (WireFormats.STATE.read(json)) {
            case Reading.Read<Interaction>(Interaction state) ->
                    new StoredInteraction(state, sequence, wakeAt, journalIndex);
            case Reading.Unreadable<Interaction>(String reason) ->
                    throw new IllegalStateException(reason);
        };
    }

    /** The same; null where the bytes are something else. */
    static @Nullable StoredInteraction tryDecode(byte[] bytes) {
        try {
            return decode(bytes);
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    /**
     * The due time alone, which is cheaper to read. Unreadable bytes are due at once: the wake-up
     * then reads them, and reports the fault.
     */
    static long wakeAtOf(byte[] bytes) {
        return readable(bytes) ? ByteBuffer.wrap(bytes).getLong(1 + Long.BYTES) : 0;
    }

    private static boolean readable(byte[] bytes) {
        return bytes.length >= HEAD && bytes[0] == VERSION;
    }
}
