package dev.tandem.webex.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Webex's refusals in words. Its configuration APIs answer {@code error.message[].description}, the
 * flow store {@code code}, {@code message} and {@code details[]}; both are about the request and
 * repeat no token.
 */
final class WebexRefusal {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;
    private static final int MOST_DETAILS = 20;
    private static final int LONGEST = 300;

    private WebexRefusal() {}

    /**
     * The failure of a request.
     *
     * @param path with or without its query, which is left out
     * @param body of the answer; missing where it has none
     */
    static WebexApiException of(
            String method, String path, int status, JsonNode body, Duration retryAfter) {
        StringBuilder words = new StringBuilder();
        sentences(body).forEach(it -> words.append(": ").append(it));
        if (body.hasNonNull("trackingId")) {
            words.append(" (trackingId ").append(body.path("trackingId").asText()).append(')');
        }
        return new WebexApiException(
                status,
                "Webex refused %s %s with HTTP %d%s%s"
                        .formatted(
                                method,
                                path.replaceFirst("\\?.*", ""),
                                status,
                                words,
                                advice(status)),
                retryAfter);
    }

    private static List<String> sentences(JsonNode body) {
        List<String> found = new ArrayList<>();
        body.at("/error/message").forEach(it -> found.add(text(it, "description")));
        if (body.path("message").isTextual()) {
            found.add(joined(body, "code", "message"));
        }
        body.path("details").forEach(it -> found.add(joined(it, "path", "code", "message")));
        return found.stream().filter(it -> !it.isEmpty()).limit(MOST_DETAILS).toList();
    }

    private static String joined(JsonNode of, String... fields) {
        return Stream.of(fields)
                .map(field -> text(of, field))
                .filter(it -> !it.isEmpty())
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }

    private static String text(JsonNode of, String field) {
        String text = of.path(field).asText("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String advice(int status) {
        return switch (status) {
            case UNAUTHORIZED -> "; the token is not accepted: log in anew";
            case FORBIDDEN ->
                    "; the app needs cjp:config_read and cjp:config_write, the user an"
                            + " administrator's role";
            case UNPROCESSABLE ->
                    "; the request is well-formed, but the organisation does not have what it"
                            + " names";
            default -> "";
        };
    }
}
