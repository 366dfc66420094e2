package dev.tandem.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/** Why a server ends a connection. Names are metric tags: never renamed once released. */
public enum Refusal {
    /** Not a request of RFC 9112, or one that two parsers could read differently. */
    MALFORMED(400, "Bad Request", "The request is not one that HTTP/1.1 knows: check its framing."),
    /** The head or the body was not complete in time. */
    TIMED_OUT(408, "Request Timeout", "The request was not whole in time: send it faster."),
    /** The request line is too long. */
    LINE_TOO_LONG(414, "URI Too Long", "The request line is too long: send a shorter address."),
    /** The headers are too long. */
    HEADERS_TOO_LONG(431, "Request Header Fields Too Large", "The headers are too long."),
    /** Bodies that are being received use all the memory that is reserved for them. */
    OVERLOADED(503, "Service Unavailable", "Too many bodies are under way: send it again later."),
    /** All places are taken by connections whose requests are being served. */
    CROWDED,
    /** It was idle while another connection needed its place. */
    DISPLACED,
    /** It sends requests and does not read the answers. */
    NOT_READING;

    private final String answer;

    Refusal(int status, String reason, String detail) {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        String problem =
                "{\"type\":\"urn:tandem:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(name, reason, status, detail);
        answer =
                """
                HTTP/1.1 %d %s\r
                Content-Type: application/problem+json\r
                Content-Length: %d\r
                %sConnection: close\r
                \r
                %s\
                """
                        .formatted(
                                status,
                                reason,
                                problem.length(),
                                status == 503 ? "Retry-After: 2\r\n" : "",
                                problem);
    }

    Refusal() {
        answer = "";
    }

    /** The whole answer as it goes over the wire; empty where the connection ends without one. */
    byte[] answer() {
        return answer.getBytes(US_ASCII);
    }
}
