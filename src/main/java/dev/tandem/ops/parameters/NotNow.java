package dev.tandem.ops.parameters;

import dev.tandem.http.problem.Problem;
import dev.tandem.operator.log.ActionLog;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

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

    /**
     * The answer that may be given once the audit log says who asked.
     *
     * @param recorded what became of that record
     * @param without what is not done without one, as a clause such as {@code Nothing is exported}
     */
    public static Response unlessRecorded(
            ActionLog.Answer recorded, String without, Supplier<Response> answer) {
        return switch (recorded) {
            case ActionLog.Answer.Done _ -> answer.get();
            case ActionLog.Answer.NotRecorded(String why) ->
                    answer(
                            "%s without a record of who asked, and that cannot be written now (%s): ask again."
                                    .formatted(without, why));
            case ActionLog.Answer.Refused _ ->
                    throw new IllegalStateException(
                            "Expected a record alone to be in conflict with nothing, but it was");
        };
    }
}
