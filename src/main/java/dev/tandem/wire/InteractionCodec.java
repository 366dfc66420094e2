package dev.tandem.wire;

import dev.tandem.domain.Interaction;
import org.jspecify.annotations.Nullable;

/** Bytes of an interaction's state, as the store and its changelog keep it. */
public final class InteractionCodec {
    private static final JsonCodec<Interaction> JSON = WireJson.codec(Interaction.class);

    private InteractionCodec() {}

    public static byte[] write(Interaction interaction) {
        return JSON.write(interaction);
    }

    public static Reading<Interaction> read(byte @Nullable [] bytes) {
        return JSON.read(bytes);
    }
}
