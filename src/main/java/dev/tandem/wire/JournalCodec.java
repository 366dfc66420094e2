package dev.tandem.wire;

import org.jspecify.annotations.Nullable;

/** Bytes of the interaction journal. */
public final class JournalCodec {
    private static final JsonCodec<JournalEntry> JSON = WireJson.codec(JournalEntry.class);

    private JournalCodec() {}

    public static byte[] write(JournalEntry entry) {
        return JSON.write(entry);
    }

    public static Reading<JournalEntry> read(byte @Nullable [] bytes) {
        return JSON.read(bytes);
    }
}
