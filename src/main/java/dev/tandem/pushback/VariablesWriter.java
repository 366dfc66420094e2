package dev.tandem.pushback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.pushback.PushBackMetrics.FailureReason;
import dev.tandem.pushback.PushBackMetrics.GiveUpReason;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes the variables of one contact into Webex, with one request. */
final class VariablesWriter {
    private static final Logger LOG = Logger.getLogger(VariablesWriter.class);
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int LOWEST_SERVER_FAULT = 500;

    /** A setting must be changed first. */
    private static final Duration NOT_ALLOWED_PAUSE = Duration.ofSeconds(30);

    private final WebexApi api;

    VariablesWriter(WebexApi api) {
        this.api = api;
    }

    /** What a request came to. */
    sealed interface Outcome {
        /** Webex took them. */
        record Written() implements Outcome {}

        /** It cannot be done. */
        record Refused(GiveUpReason reason) implements Outcome {}

        /**
         * It may be done later.
         *
         * @param pause no other request before that either; zero where only this one failed
         */
        record Failed(FailureReason reason, Duration pause) implements Outcome {}
    }

    /** Asks, and waits for the answer, also until Webex allows one more request. */
    Outcome write(String interactionId, Map<String, String> variables) throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode attributes = body.putObject("attributes");
        variables.forEach(attributes::put);
        try {
            var _ =
                    api.sendOnce(
                            "PATCH",
                            "/v1/tasks/" + URLEncoder.encode(interactionId, StandardCharsets.UTF_8),
                            body);
            return new Outcome.Written();
        } catch (WebexApiException e) {
            LOG.debugf(
                    "Variables were not written interactionId=%s: %s",
                    interactionId, e.getMessage());
            return outcome(e);
        }
    }

    private static Outcome outcome(WebexApiException e) {
        return switch (e.status()) {
            case UNAUTHORIZED, FORBIDDEN ->
                    new Outcome.Failed(FailureReason.NOT_ALLOWED, NOT_ALLOWED_PAUSE);
            case NOT_FOUND, CONFLICT, GONE -> new Outcome.Refused(GiveUpReason.NOT_ACTIVE);
            case TOO_MANY -> new Outcome.Failed(FailureReason.TOO_FAST, e.retryAfter());
            default ->
                    e.status() >= BAD_REQUEST && e.status() < LOWEST_SERVER_FAULT
                            ? new Outcome.Refused(GiveUpReason.REFUSED)
                            : new Outcome.Failed(FailureReason.UNAVAILABLE, Duration.ZERO);
        };
    }
}
