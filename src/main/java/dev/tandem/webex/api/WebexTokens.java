package dev.tandem.webex.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.files.TextFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The access token, renewed before it ends. Webex gives a new refresh token with each renewal: the
 * newest is in its file before the access token is used, so that a crash loses none. Safe for use
 * by many threads.
 */
final class WebexTokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A token is renewed that long before its end. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private static final int OK = 200;
    private static final int LOWEST_REFUSAL = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int LOWEST_SERVER_FAULT = 500;

    private final WebexApiSettings settings;
    private final HttpClient http;
    private final Clock clock;
    private @Nullable String token;
    private Instant endsAt = Instant.MIN;

    WebexTokens(WebexApiSettings settings, HttpClient http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /**
     * A token that holds.
     *
     * @throws WebexApiException when there is none to be had
     */
    synchronized String current() throws InterruptedException {
        return switch (settings.login()) {
            case WebexApiSettings.Login.TokenFile(Path file) -> read(file);
            case WebexApiSettings.Login.Refresh refresh -> {
                String known = token;
                yield known != null && clock.instant().isBefore(endsAt.minus(EARLY))
                        ? known
                        : renew(refresh);
            }
        };
    }

    /** The same after Webex has rejected one. */
    synchronized String after(String rejected) throws InterruptedException {
        if (rejected.equals(token)) {
            token = null;
        }
        return current();
    }

    private String renew(WebexApiSettings.Login.Refresh login) throws InterruptedException {
        HttpResponse<String> answer = ask(login);
        JsonNode body = json(answer.body());
        if (answer.statusCode() != OK || !body.hasNonNull("access_token")) {
            throw new WebexApiException(
                    isRefusal(answer.statusCode()) ? UNAUTHORIZED : answer.statusCode(),
                    "Webex gives no token (HTTP %d): check tandem.webex.api.client-id, the secret in %s and the refresh token in %s, which ends after 90 days without use"
                            .formatted(
                                    answer.statusCode(),
                                    login.clientSecretFile(),
                                    login.refreshTokenFile()));
        }
        if (body.hasNonNull("refresh_token")) {
            write(login.refreshTokenFile(), body.path("refresh_token").asText());
        }
        String renewed = body.path("access_token").asText();
        token = renewed;
        endsAt = clock.instant().plusSeconds(body.path("expires_in").asLong(0));
        return renewed;
    }

    /** A credential is wrong, whatever status says so. */
    private static boolean isRefusal(int status) {
        return status >= LOWEST_REFUSAL && status < LOWEST_SERVER_FAULT && status != TOO_MANY;
    }

    private HttpResponse<String> ask(WebexApiSettings.Login.Refresh login)
            throws InterruptedException {
        StringJoiner form = new StringJoiner("&");
        Map.of(
                        "grant_type", "refresh_token",
                        "client_id", login.clientId(),
                        "client_secret", read(login.clientSecretFile()),
                        "refresh_token", read(login.refreshTokenFile()))
                .forEach((name, value) -> form.add(name + "=" + URLEncoder.encode(value, UTF_8)));
        HttpRequest request =
                HttpRequest.newBuilder(settings.tokenUrl())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString()))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new WebexApiException(
                    0,
                    "%s does not answer (%s)"
                            .formatted(settings.tokenUrl(), e.getClass().getSimpleName()));
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    private static String read(Path file) {
        try {
            String text = TextFile.read(file).strip();
            if (!text.isEmpty()) {
                return text;
            }
        } catch (IOException unreadable) {
            throw new WebexApiException(0, "%s cannot be read".formatted(file));
        }
        throw new WebexApiException(0, "%s is empty".formatted(file));
    }

    /** As a whole or not at all: a half of a refresh token would lock the program out. */
    private static void write(Path file, String text) {
        try {
            TextFile.replace(file, text + "\n");
        } catch (IOException e) {
            throw new WebexApiException(
                    0,
                    "the newest refresh token cannot be written to %s (%s): make the file and its folder writable, else the next renewal fails"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }
}
