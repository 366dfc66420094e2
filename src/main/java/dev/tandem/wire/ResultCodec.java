package dev.tandem.wire;

import org.jspecify.annotations.Nullable;

/** Bytes of the results topic. */
public final class ResultCodec {
    private static final JsonCodec<ResultRecord> JSON = WireJson.codec(ResultRecord.class);

    private ResultCodec() {}

    public static byte[] write(ResultRecord record) {
        return JSON.write(record);
    }

    public static Reading<ResultRecord> read(byte @Nullable [] bytes) {
        return JSON.read(bytes);
    }
}
