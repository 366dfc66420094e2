package dev.tandem.wire;

import org.jspecify.annotations.Nullable;

/** Bytes of the commands topic. */
public final class CommandCodec {
    private static final JsonCodec<CommandRecord> JSON = WireJson.codec(CommandRecord.class);

    private CommandCodec() {}

    public static byte[] write(CommandRecord record) {
        return JSON.write(record);
    }

    public static Reading<CommandRecord> read(byte @Nullable [] bytes) {
        return JSON.read(bytes);
    }
}
