package dev.tandem.pushback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.pushback.PushBackMetrics.FailureReason;
import dev.tandem.pushback.PushBackMetrics.GiveUpReason;
import dev.tandem.pushback.VariablesWriter.Outcome;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesWriterTest {
    private static final String TASK = "94d8835d-c749-11ec-8573-7becd36cb425";
    private static final Map<String, String> VARIABLES = Map.of("SCV_VendorCallKey", "wxcc_1");

    @TempDir Path directory;
    private SimulatedWebex webex;
    private WebexApi api;
    private VariablesWriter writer;

    @BeforeEach
    void start() throws Exception {
        webex = SimulatedWebex.start(0, "app", "client-secret", "refresh-0");
        Path secret = Files.writeString(directory.resolve("client-secret"), "client-secret\n");
        Path refresh = Files.writeString(directory.resolve("refresh-token"), "refresh-0\n");
        api =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.Refresh("app", secret, refresh)),
                        Clock.systemUTC());
        writer = new VariablesWriter(api);
        happens("task:new");
    }

    @AfterEach
    void stop() {
        api.close();
        webex.close();
    }

    private void happens(String type) {
        webex.happens(type, TASK, JsonNodeFactory.instance.objectNode(), 1).join();
    }

    @Test
    void a_live_contact_takes_them_also_with_a_token_that_has_ended() throws Exception {
        assertThat(writer.write(TASK, VARIABLES)).isEqualTo(new Outcome.Written());
        webex.revokeTokens();
        assertThat(writer.write(TASK, VARIABLES)).isEqualTo(new Outcome.Written());
        assertThat(webex.attributesOf(TASK)).isEqualTo(VARIABLES);
    }

    @Test
    void a_contact_that_is_over_or_unknown_is_given_up() throws Exception {
        Outcome notActive = new Outcome.Refused(GiveUpReason.NOT_ACTIVE);
        assertThat(writer.write("unknown", VARIABLES)).isEqualTo(notActive);
        happens("task:ended");
        assertThat(writer.write(TASK, VARIABLES)).isEqualTo(notActive);
    }

    @Test
    void what_webex_refuses_is_given_up() throws Exception {
        assertThat(writer.write(TASK, Map.of()))
                .isEqualTo(new Outcome.Refused(GiveUpReason.REFUSED));
    }

    @Test
    void a_fault_of_webex_is_one_request_and_may_be_repeated() throws Exception {
        webex.fail(1);
        assertThat(writer.write(TASK, VARIABLES))
                .isEqualTo(new Outcome.Failed(FailureReason.UNAVAILABLE, Duration.ZERO));
        assertThat(writer.write(TASK, VARIABLES)).isEqualTo(new Outcome.Written());
    }

    @Test
    void a_limit_holds_all_requests_back_for_the_time_that_webex_says() throws Exception {
        webex.limit(1, 7);
        assertThat(writer.write(TASK, VARIABLES))
                .isEqualTo(new Outcome.Failed(FailureReason.TOO_FAST, Duration.ofSeconds(7)));
    }

    @Test
    void a_refused_login_does_not_cost_the_contact_its_variables() throws Exception {
        Files.writeString(directory.resolve("refresh-token"), "stale\n");
        assertThat(writer.write(TASK, VARIABLES))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        it -> assertThat(it.reason()).isEqualTo(FailureReason.NOT_ALLOWED));
    }

    @Test
    void a_webex_that_does_not_answer_does_not_either() throws Exception {
        webex.close();
        assertThat(writer.write(TASK, VARIABLES))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        it -> assertThat(it.reason()).isEqualTo(FailureReason.UNAVAILABLE));
        webex = SimulatedWebex.start(0, "app", "client-secret", "refresh-0");
    }
}
