package dev.tandem.salesforce.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer. The REST client reads it into bytes for a success only; for any other
 * status it hands out a stream over what it has received, whatever type was declared.
 */
public final class ResponseBytes {
    private ResponseBytes() {}

    /** Null where there is no body. */
    public static byte @Nullable [] of(RestResponse<?> response) {
        Object entity = response.getEntity();
        return switch (entity) {
            case null -> null;
            case byte[] bytes -> bytes;
            case InputStream stream -> readAll(stream);
            default ->
                    throw new IllegalStateException(
                            "Expected bytes or a stream of them, but got " + entity.getClass());
        };
    }

    private static byte[] readAll(InputStream received) {
        try (received) {
            return received.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Expected bytes in memory", impossible);
        }
    }
}
