package dev.tandem.webex.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to Webex Contact Center: with a token that holds, no faster than Webex allows, and
 * again where Webex asks for that. Blocks. Safe for use by many threads.
 */
public final class WebexApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** 300 a minute is Webex's limit for a client; the rest is for other programs with its id. */
    private static final int REQUESTS_A_MINUTE = 240;

    private static final int TRIES = 4;
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int LOWEST_FAULT = 400;
    private static final int LOWEST_SERVER_FAULT = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final LongAdder sent = new LongAdder();
    private final WebexApiSettings settings;
    private final RequestPace pace;
    private final WebexTokens tokens;

    /** A client that has no token yet. */
    public WebexApi(WebexApiSettings settings, Clock clock) {
        this.settings = settings;
        this.pace = new RequestPace(REQUESTS_A_MINUTE, Duration.ofMinutes(1));
        this.tokens = new WebexTokens(settings, http, clock);
    }

    private WebexApi(WebexApi other) {
        this.settings = other.settings;
        this.pace = other.pace;
        this.tokens = other.tokens;
    }

    /**
     * Another client with the pace and the token of this one, which must stay open: Webex counts
     * the requests of a program together, and a refresh token can be used once.
     */
    public WebexApi sibling() {
        return new WebexApi(this);
    }

    /**
     * Sends a request.
     *
     * @param path with its query, e.g. {@code /v2/subscriptions}
     * @param body null for none
     * @return the body of the answer; missing where it has none
     * @throws WebexApiException when Webex refuses it, or does not answer
     */
    public JsonNode send(String method, String path, @Nullable JsonNode body)
            throws InterruptedException {
        return send(method, path, body, TRIES);
    }

    /**
     * Sends a request and does not repeat it, but for a token that Webex accepts no more. For a
     * caller that repeats it in its own time.
     *
     * @param path with its query
     * @param body null for none
     * @return the body of the answer; missing where it has none
     * @throws WebexApiException when Webex refuses it, or does not answer
     */
    public JsonNode sendOnce(String method, String path, @Nullable JsonNode body)
            throws InterruptedException {
        return send(method, path, body, 1);
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body, int tries)
            throws InterruptedException {
        String token = tokens.current();
        boolean renewed = false;
        for (int tried = 1; ; tried++) {
            pace.await();
            sent.increment();
            HttpResponse<String> answer = sendOnce(method, path, body, token);
            int status = answer.statusCode();
            if (status < LOWEST_FAULT) {
                return json(answer.body());
            }
            if (status == UNAUTHORIZED && !renewed) {
                token = tokens.after(token);
                renewed = true;
            } else if ((status == TOO_MANY || status >= LOWEST_SERVER_FAULT) && tried < tries) {
                TimeUnit.SECONDS.sleep(waitOf(answer, tried));
            } else {
                throw refused(method, path, answer);
            }
        }
    }

    /** How many requests were sent so far, repeated ones included; those for tokens left out. */
    public long sent() {
        return sent.sum();
    }

    private HttpResponse<String> sendOnce(
            String method, String path, @Nullable JsonNode body, String token)
            throws InterruptedException {
        BodyPublisher bytes =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        HttpRequest request =
                HttpRequest.newBuilder(settings.baseUrl().resolve(path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, bytes)
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new WebexApiException(
                    0,
                    "%s does not answer (%s): check tandem.webex.api.base-url and the network"
                            .formatted(settings.baseUrl(), e.getClass().getSimpleName()));
        }
    }

    private static long waitOf(HttpResponse<String> answer, int tried) {
        return askedWait(answer).orElse(1L << Math.min(tried, 5));
    }

    private static OptionalLong askedWait(HttpResponse<String> answer) {
        OptionalLong asked = answer.headers().firstValueAsLong("Retry-After");
        return asked.isPresent()
                ? OptionalLong.of(Math.clamp(asked.getAsLong(), 0, LONGEST_WAIT_SECONDS))
                : asked;
    }

    /** Webex's own words are about the request; they repeat no token. */
    private static WebexApiException refused(
            String method, String path, HttpResponse<String> answer) {
        JsonNode body = json(answer.body());
        StringBuilder words = new StringBuilder();
        body.at("/error/message")
                .forEach(it -> words.append(": ").append(it.path("description").asText()));
        if (body.hasNonNull("trackingId")) {
            words.append(" (trackingId ").append(body.path("trackingId").asText()).append(')');
        }
        String advice =
                switch (answer.statusCode()) {
                    case UNAUTHORIZED -> "; the token is not accepted: log in anew";
                    case FORBIDDEN ->
                            "; the app needs cjp:config_read and cjp:config_write, the user an"
                                    + " administrator's role";
                    default -> "";
                };
        return new WebexApiException(
                answer.statusCode(),
                "Webex refused %s %s with HTTP %d%s%s"
                        .formatted(
                                method,
                                path.replaceFirst("\\?.*", ""),
                                answer.statusCode(),
                                words,
                                advice),
                Duration.ofSeconds(askedWait(answer).orElse(0)));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    /** Cuts off requests under way. */
    public void closeNow() {
        http.shutdownNow();
    }

    @Override
    public void close() {
        http.close();
    }
}
