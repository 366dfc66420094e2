package dev.tandem.app.webex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.setup.keys.RandomSecret;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiException;
import dev.tandem.webex.api.WebexApiSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

class SubscriptionWorkTest {
    private static final String DOOR = "https://cti.example.com/webhooks/webex";

    @TempDir Path directory;
    private final StringWriter out = new StringWriter();
    private Path secrets;
    private SimulatedWebex webex;
    private WebexApi api;
    private Subscriptions subscriptions;
    private SubscriptionWork work;

    @BeforeEach
    void start() throws IOException {
        webex = SimulatedWebex.start(0, "app", "client-secret", "refresh-0");
        Path secret = Files.writeString(directory.resolve("client-secret"), "client-secret\n");
        Path refresh = Files.writeString(directory.resolve("refresh-token"), "refresh-0\n");
        secrets =
                Files.writeString(
                        directory.resolve("secrets"),
                        "# the doors' secrets\nother 0123456789abcdef0123456789abcdef\n");
        api =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.Refresh("app", secret, refresh)),
                        Clock.systemUTC());
        subscriptions = new Subscriptions(api);
        work =
                new SubscriptionWork(
                        subscriptions, new SecretsFileEdit(secrets), new PrintWriter(out, true));
    }

    @AfterEach
    void stop() {
        api.close();
        webex.close();
    }

    @Test
    void ensure_creates_one_for_each_resource_and_changes_nothing_the_second_time()
            throws Exception {
        work.ensure("Tandem", DOOR);
        List<Subscription> created = subscriptions.list();
        assertThat(created)
                .extracting(Subscription::resourceVersion)
                .containsExactlyInAnyOrder("task:1.0.0", "capture:1.0.0");
        List<String> lines = Files.readAllLines(secrets);
        assertThat(lines).hasSize(4).startsWith("# the doors' secrets");
        created.forEach(
                it -> assertThat(lines).anyMatch(line -> line.matches(it.id() + " [0-9a-f]{64}")));

        work.ensure("Tandem", DOOR);
        assertThat(subscriptions.list()).isEqualTo(created);
        assertThat(Files.readAllLines(secrets)).isEqualTo(lines);
        assertThat(out.toString()).contains("is as it should be");
    }

    @Test
    void ensure_leaves_no_secret_behind_when_webex_refuses() throws Exception {
        List<String> before = Files.readAllLines(secrets);
        assertThatThrownBy(() -> work.ensure("Tandem", "http://cti.example.com/webhooks"))
                .isInstanceOf(WebexApiException.class);
        assertThat(Files.readAllLines(secrets)).isEqualTo(before);
    }

    @Test
    void ensure_mends_one_that_is_inactive_or_lacks_events() throws Exception {
        Subscription poor =
                subscriptions.create(
                        "Tandem task",
                        "http://127.0.0.1:9/hook",
                        "task:1.0.0",
                        List.of("task:new"),
                        RandomSecret.next());
        var data = new ObjectMapper().readTree("{}");
        for (int i = 0; i < 10; i++) {
            webex.happens("task:new", "call", data, i + 1).join();
        }
        assertThat(subscriptions.list()).noneMatch(Subscription::isActive);

        work.ensure("Tandem", "http://127.0.0.1:9/hook");
        assertThat(subscriptions.list())
                .filteredOn(it -> it.id().equals(poor.id()))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.isActive()).isTrue();
                    assertThat(it.eventTypes()).contains("task:ended", "task:customer-left");
                });
    }

    @Test
    void a_new_secret_is_in_the_file_before_webex_has_it_and_the_old_one_goes_last()
            throws Exception {
        work.ensure("Tandem", DOOR);
        String id = subscriptions.list().getFirst().id();
        String old = lineOf(id).getFirst();

        work.rotate(id, Duration.ZERO, Duration.ZERO);
        assertThat(lineOf(id)).hasSize(1).doesNotContain(old);
        assertThat(out.toString())
                .containsSubsequence("in the file", "Webex signs with it", "are removed")
                .doesNotContain(old.substring(old.indexOf(' ') + 1));
    }

    @Test
    void a_subscription_that_is_not_there_is_said_to_be_unknown() {
        assertThatThrownBy(() -> work.delete("none")).hasMessageContaining("no subscription none");
    }

    private List<String> lineOf(String id) throws IOException {
        return Files.readAllLines(secrets).stream().filter(it -> it.startsWith(id)).toList();
    }
}
