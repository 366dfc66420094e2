package dev.tandem.ops.parameters;

import dev.tandem.http.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The refusal of what Kafka does not take, or does not give, at this moment. */
public final class NotNow {
    private static final int RETRY_SECONDS = 5;

    private NotNow() {}

    /** What is not known to be done. */
    public static Response notDone(String why) {
        return answer("It is not known to be done (%s): ask again, which is safe.".formatted(why));
    }

    /**
     * Something else.
     *
     * @param detail what cannot be done, and what to do
     */
    public static Response answer(String detail) {
        return Problem.of(503, "not-now", "Kafka does not answer", detail)
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
