package dev.tandem.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a record inside another one: readable where they are text.
 *
 * @param text the bytes as UTF-8, or in Base64
 * @param base64 whether {@code text} is Base64, because the bytes are not UTF-8
 * @param size how many bytes the record had; more than {@link #bytes} has when it was cut
 */
public record Payload(String text, boolean base64, int size) {

    /** The first {@code limit} of these bytes; null, a record without a value, is empty. */
    public static Payload of(byte @Nullable [] bytes, int limit) {
        if (bytes == null) {
            return new Payload("", false, 0);
        }
        byte[] kept = bytes.length <= limit ? bytes : Arrays.copyOf(bytes, limit);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(kept)).toString();
            return new Payload(text, false, bytes.length);
        } catch (CharacterCodingException notText) {
            return new Payload(Base64.getEncoder().encodeToString(kept), true, bytes.length);
        }
    }

    /** The bytes that were kept. */
    public byte[] bytes() {
        return base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether all bytes were kept. */
    public boolean whole() {
        return bytes().length == size;
    }

    /** Without the bytes: they may hold a phone number. */
    @Override
    public String toString() {
        return "Payload[" + size + " bytes]";
    }
}
