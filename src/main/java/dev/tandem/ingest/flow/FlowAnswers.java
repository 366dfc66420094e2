package dev.tandem.ingest.flow;

import dev.tandem.domain.RoutingAnswer;
import dev.tandem.http.problem.HttpProblems;
import dev.tandem.http.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The HTTP answers to flows. */
final class FlowAnswers {
    private static final int RETRY_AFTER_SECONDS = 1;

    private FlowAnswers() {}

    static Response routing(RoutingAnswer answer) {
        return Response.ok(FlowAnswer.of(answer), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** The same answer for a flow whose expressions cannot distinguish null from a text. */
    static Response withoutNulls(Response answer) {
        return answer.getEntity() instanceof FlowAnswer known
                ? Response.fromResponse(answer).entity(known.withoutNulls()).build()
                : answer;
    }

    /**
     * The answer to the validation of a connector.
     *
     * @param keyName its name in the keys file
     */
    static Response live(String keyName) {
        return Response.ok(Map.of("name", keyName), MediaType.APPLICATION_JSON_TYPE).build();
    }

    static Response recorded() {
        return Response.status(Response.Status.ACCEPTED).build();
    }

    static Response refused() {
        return Problem.of(
                        401,
                        "no-key",
                        "Not let in",
                        "Send a key of the file that tandem.flow.keys-file names: Authorization:"
                                + " Basic with the key's name as user and the key as password, or"
                                + " Bearer with the key.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"tandem\"")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tandem\"")
                .build();
    }

    static Response closed() {
        return Problem.of(
                        403,
                        "flow-door-closed",
                        "The flow door is closed",
                        "No keys are configured: set tandem.flow.keys-file to a file with a"
                                + " line '<name> <key>' for each flow.")
                .response()
                .build();
    }

    static Response unreadable(String why) {
        return Problem.of(
                        400,
                        "unreadable",
                        "Not an event of a flow",
                        "Expected one, but " + why + ".")
                .response()
                .build();
    }

    static Response noWait(String wait) {
        return Problem.of(
                        400,
                        "no-wait",
                        "Not a wait",
                        "Expected wait to be a duration of at most 10 seconds, such as PT2S or"
                                + " PT1.5S, but it has "
                                + wait.length()
                                + " characters that are not one.")
                .response()
                .build();
    }

    static Response largerThanTheTopicTakes() {
        return HttpProblems.largerThanTheTopicTakes().response().build();
    }

    static Response kafkaUnavailable(String why) {
        return Problem.of(
                        503,
                        "kafka-unavailable",
                        "Not recorded",
                        "The event is not known to be recorded (" + why + "): send it again.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
