package dev.tandem.webex.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.embedded.webex.SimulatedWebex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebexApiTest {
    private static final String SECRET = "client-secret-0123456789";
    private static final String WEBHOOK_SECRET = "0123456789abcdef0123456789abcdef";
    private static final String DOOR = "https://cti.example.com/webhooks/webex";

    @TempDir Path directory;
    private Path refreshToken;
    private SimulatedWebex webex;
    private WebexApi api;
    private Subscriptions subscriptions;

    @BeforeEach
    void start() throws IOException {
        webex = SimulatedWebex.start(0, "app", SECRET, "refresh-0");
        refreshToken = Files.writeString(directory.resolve("refresh-token"), "refresh-0\n");
        api = api("app");
        subscriptions = new Subscriptions(api);
    }

    private WebexApi api(String clientId) throws IOException {
        Path secret = Files.writeString(directory.resolve("client-secret"), SECRET + "\n");
        return new WebexApi(
                WebexApiSettings.of(
                        URI.create(webex.url()),
                        new WebexApiSettings.Login.Refresh(clientId, secret, refreshToken)),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        api.close();
        webex.close();
    }

    @Test
    void the_newest_refresh_token_is_in_the_file_after_each_renewal() throws Exception {
        assertThat(subscriptions.list()).isEmpty();
        String first = Files.readString(refreshToken);
        assertThat(first).isNotEqualTo("refresh-0\n");
        subscriptions.list();
        assertThat(refreshToken).as("one token serves both").hasContent(first.strip());

        webex.revokeTokens();
        assertThat(subscriptions.list()).isEmpty();
        assertThat(Files.readString(refreshToken)).isNotEqualTo(first);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_request_is_sent_again_after_the_time_that_webex_asks_for() throws Exception {
        subscriptions.list();
        webex.limit(1, 1);
        long asked = System.nanoTime();
        assertThat(subscriptions.list()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_subscription_is_created_changed_activated_and_deleted() throws Exception {
        Subscription created =
                subscriptions.create(
                        "Tandem task", DOOR, "task:1.0.0", List.of("task:new"), WEBHOOK_SECRET);
        assertThat(created.isActive()).isTrue();
        subscriptions.change(created, DOOR, List.of("task:new", "task:ended"));
        assertThat(subscriptions.list())
                .singleElement()
                .satisfies(it -> assertThat(it.eventTypes()).contains("task:ended"));
        subscriptions.delete(created);
        assertThat(subscriptions.list()).isEmpty();
    }

    @Test
    void a_refusal_has_webex_words_and_no_token() {
        assertThatThrownBy(() ->
                        subscriptions.create(
                                "Tandem task",
                                DOOR + "?query",
                                "task:1.0.0",
                                List.of("task:new"),
                                WEBHOOK_SECRET))
                .isInstanceOf(WebexApiException.class)
                .hasMessageContainingAll("HTTP 400", "destinationUrl must be https", "(trackingId ")
                .hasMessageNotContainingAny("access-", WEBHOOK_SECRET);
    }

    @Test
    void a_wrong_login_says_what_to_check() throws Exception {
        try (WebexApi wrong = api("another-app")) {
            assertThatThrownBy(() -> new Subscriptions(wrong).list())
                    .isInstanceOf(WebexApiException.class)
                    .hasMessageContainingAll("HTTP 401", "tandem.webex.api.client-id")
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void a_token_file_is_read_for_each_request() throws Exception {
        Path token = directory.resolve("token");
        try (WebexApi withFile =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.TokenFile(token)),
                        Clock.systemUTC())) {
            assertThatThrownBy(() -> new Subscriptions(withFile).list())
                    .hasMessageContaining(token + " cannot be read");
            Files.writeString(token, "not-a-token\n");
            assertThatThrownBy(() -> new Subscriptions(withFile).list())
                    .hasMessageContainingAll("HTTP 401", "log in anew")
                    .hasMessageNotContaining("not-a-token");
        }
    }

    @Test
    void the_readme_subscribes_to_the_same_events() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Subscriptions.EVENT_TYPES.values())
                .allSatisfy(types -> assertThat(readme).contains(types));
        String list = readme.substring(readme.indexOf("\"eventTypes\":"));
        assertThat(list.substring(0, list.indexOf(']')).split("task:", -1))
                .as("events of tasks")
                .hasSize(Subscriptions.EVENT_TYPES.get("task:1.0.0").size() + 1);
    }

    @Test
    void no_more_requests_are_sent_within_a_span_than_allowed() throws Exception {
        RequestPace pace = new RequestPace(3, Duration.ofMillis(200));
        long began = System.nanoTime();
        for (int i = 0; i < 7; i++) {
            pace.await();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }
}
