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

    /** After which refusals a request is sent again, besides that of a token. */
    private enum Repeat {
        NEVER,
        /** Webex has not looked at it. */
        AFTER_LIMIT,
        /** It may have been done, and may be done twice. */
        AFTER_LIMIT_OR_FAULT;

        private boolean covers(int status) {
            return switch (this) {
                case NEVER -> false;
                case AFTER_LIMIT -> status == TOO_MANY;
                case AFTER_LIMIT_OR_FAULT -> status == TOO_MANY || status >= LOWEST_SERVER_FAULT;
            };
        }
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
        return send(method, path, WebexBody.json(body), Repeat.AFTER_LIMIT_OR_FAULT);
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
        return send(method, path, WebexBody.json(body), Repeat.NEVER);
    }

    /**
     * Posts what must not be done twice: a fault may come after the deed, and a second import would
     * meet the name of the first one. Sent again only where Webex has refused it for its pace.
     *
     * @param path with its query
     * @throws WebexApiException when Webex refuses it, or does not answer
     */
    JsonNode post(String path, WebexBody body) throws InterruptedException {
        return send("POST", path, body, Repeat.AFTER_LIMIT);
    }

    private JsonNode send(String method, String path, WebexBody body, Repeat repeat)
            throws InterruptedException {
        String token = tokens.current();
        boolean renewed = false;
        for (int tried = 1; ; tried++) {
            pace.await();
            sent.increment();
            HttpResponse<String> answer = exchange(method, path, body, token);
            int status = answer.statusCode();
            if (status < LOWEST_FAULT) {
                return json(answer.body());
            }
            if (status == UNAUTHORIZED && !renewed) {
                token = tokens.after(token);
                renewed = true;
            } else if (repeat.covers(status) && tried < TRIES) {
                TimeUnit.SECONDS.sleep(waitOf(answer, tried));
            } else {
                throw WebexRefusal.of(
                        method,
                        path,
                        status,
                        json(answer.body()),
                        Duration.ofSeconds(askedWait(answer).orElse(0)));
            }
        }
    }

    /** How many requests were sent so far, repeated ones included; those for tokens left out. */
    public long sent() {
        return sent.sum();
    }

    private HttpResponse<String> exchange(String method, String path, WebexBody body, String token)
            throws InterruptedException {
        String text = body.text();
        BodyPublisher bytes =
                text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
        HttpRequest request =
                HttpRequest.newBuilder(settings.baseUrl().resolve(path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", body.contentType())
                        .method(method, bytes)
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new WebexApiException(
                    0,
                    "%s does not answer (%s): check the network and that address, which is from an option or tandem.webex.api.base-url"
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
