package dev.tandem.ops.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.http.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * What a resource answers, for a page.
 *
 * @param <T> its document
 */
sealed interface PageAnswer<T> {

    /** Its document. */
    record Shown<T>(T document) implements PageAnswer<T> {}

    /** Why there is none. */
    record Refused<T>(Problem problem) implements PageAnswer<T> {}

    /**
     * Asks a resource.
     *
     * @param json reads what another instance has answered
     * @throws IllegalStateException when the resource answers otherwise than it says
     */
    static <T> PageAnswer<T> of(Supplier<Response> resource, Class<T> type, ObjectMapper json) {
        Response answer = asked(resource);
        return switch (answer.getEntity()) {
            case Problem problem -> new Refused<>(problem);
            case String document -> new Shown<>(read(document, type, json));
            case Object document when type.isInstance(document) -> new Shown<>(type.cast(document));
            case null, default ->
                    throw new IllegalStateException(
                            "Expected a document or a problem, but got " + answer.getEntity());
        };
    }

    private static Response asked(Supplier<Response> resource) {
        try {
            return resource.get();
        } catch (WebApplicationException refused) {
            return refused.getResponse();
        }
    }

    private static <T> T read(String document, Class<T> type, ObjectMapper json) {
        try {
            return json.readValue(document, type);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Expected what another instance answers to be readable, but it is not: run the"
                            + " same version on both",
                    e);
        }
    }
}
