package dev.tandem.ingest.webhook;

import dev.tandem.http.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The HTTP answers to webhooks. */
final class WebhookAnswers {
    /** Short enough for a broker that restarts, long enough for one that is down. */
    private static final int RETRY_AFTER_SECONDS = 2;

    private final int rejectStatus;

    /**
     * Answers with the configured status.
     *
     * @param rejectStatus for webhooks that cannot be verified
     */
    WebhookAnswers(int rejectStatus) {
        this.rejectStatus = rejectStatus;
    }

    static Response accepted() {
        return Response.status(Response.Status.ACCEPTED).build();
    }

    static Response unavailable() {
        return Problem.of(
                        503,
                        "kafka-unavailable",
                        "Not recorded",
                        "Kafka did not acknowledge the event in time: send it again later.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    static Response unreadable(String why) {
        return Problem.of(
                        400,
                        "unreadable",
                        "Not a Webex event",
                        "The signature is right, but " + why + ".")
                .response()
                .build();
    }

    Response unsigned() {
        return rejected(
                "unsigned",
                "Not signed",
                "There is no X-WebexCC-Signature: give the Webex subscription a secret.");
    }

    Response wrongSignature() {
        return rejected(
                "wrong-signature",
                "Wrong signature",
                "X-WebexCC-Signature was not made from this body with a secret known here: compare"
                    + " the subscription's secret with the secrets file, and let no proxy change"
                    + " the body.");
    }

    Response stale() {
        return rejected(
                "stale-timestamp",
                "Too old or too new",
                "comciscotimestamp is too far from now: compare the clocks, or raise"
                        + " tandem.webhook.timestamp-tolerance.");
    }

    Response timestampMissing() {
        return rejected(
                "timestamp-missing",
                "Timestamp header missing",
                "The body has comciscotimestamp, so X-WebExCC-Timestamp must repeat it: let no"
                        + " proxy drop the header.");
    }

    Response timestampDiffers() {
        return rejected(
                "timestamp-differs",
                "Timestamp differs",
                "X-WebExCC-Timestamp must say the same as the body's comciscotimestamp.");
    }

    private Response rejected(String name, String title, String detail) {
        Response.ResponseBuilder response =
                Problem.of(rejectStatus, name, title, detail).response();
        // RFC 9110 requires that each 401 names a way to authenticate.
        return rejectStatus == 401
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "X-WebexCC-Signature").build()
                : response.build();
    }
}
