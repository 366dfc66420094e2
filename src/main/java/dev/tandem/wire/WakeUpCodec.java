package dev.tandem.wire;

import org.jspecify.annotations.Nullable;

/** Bytes of the wake-ups topic. */
public final class WakeUpCodec {
    private static final JsonCodec<WakeUp> JSON = WireJson.codec(WakeUp.class);

    private WakeUpCodec() {}

    public static byte[] write(WakeUp wakeUp) {
        return JSON.write(wakeUp);
    }

    public static Reading<WakeUp> read(byte @Nullable [] bytes) {
        return JSON.read(bytes);
    }
}
