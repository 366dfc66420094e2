package dev.tandem.wire;

import org.jspecify.annotations.Nullable;

/** Bytes of the dead letters topic. */
public final class DeadLetterCodec {
    private static final JsonCodec<DeadLetter> JSON = WireJson.codec(DeadLetter.class);

    private DeadLetterCodec() {}

    public static byte[] write(DeadLetter letter) {
        return JSON.write(letter);
    }

    public static Reading<DeadLetter> read(byte @Nullable [] bytes) {
        return JSON.read(bytes);
    }
}
