package dev.tandem.http.problem;

/** The problems of HTTP, the same for every door. */
public final class HttpProblems {
    private HttpProblems() {}

    /** The problem of a status, for requests that reach no resource. */
    static Problem of(int status) {
        return switch (status) {
            case 404 ->
                    Problem.of(
                            status,
                            "not-found",
                            "Not found",
                            "There is nothing at this address: check the path.");
            case 405 ->
                    Problem.of(
                            status,
                            "method-not-allowed",
                            "Method not allowed",
                            "This address does not take this method: webhooks are posted.");
            case 406 ->
                    Problem.of(
                            status,
                            "not-acceptable",
                            "Not acceptable",
                            "The answer is JSON: allow application/json in Accept.");
            case 413 ->
                    Problem.of(
                            status,
                            "too-large",
                            "Body too large",
                            "The body is longer than this address takes: send less, or raise"
                                    + " tandem.webhook.max-body-size.");
            case 415 ->
                    Problem.of(
                            status,
                            "not-json",
                            "Not JSON",
                            "The body must be JSON: send Content-Type: application/json.");
            case 400 ->
                    Problem.of(
                            status,
                            "bad-request",
                            "Bad request",
                            "The request is not one that HTTP knows: check how it is made.");
            default -> other(status);
        };
    }

    /** The limit of a record is configured in Kafka, so a repeated request never helps. */
    public static Problem largerThanTheTopicTakes() {
        return Problem.of(
                413,
                "too-large-for-kafka",
                "Body too large for Kafka",
                "Kafka refuses the event for its size, so sending it again does not help: raise"
                        + " max.message.bytes of the topic and kafka.max.request.size, or lower"
                        + " tandem.webhook.max-body-size.");
    }

    /** The body is compressed or otherwise encoded. */
    static Problem encoded() {
        return Problem.of(
                415,
                "encoded",
                "Encoded body",
                "The body has a Content-Encoding, such as gzip, which this address does not take:"
                        + " send the JSON as it is, without Content-Encoding, and let no proxy"
                        + " compress it.");
    }

    private static Problem other(int status) {
        return status < 500
                ? Problem.of(
                        status,
                        "refused",
                        "Refused",
                        "The request cannot be handled as it is: check how it is made.")
                : Problem.of(
                        status,
                        "internal",
                        "Internal error",
                        "Something unexpected happened: the log says what. Try again later.");
    }
}
