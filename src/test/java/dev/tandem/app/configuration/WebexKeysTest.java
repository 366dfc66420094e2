package dev.tandem.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.webex.api.WebexApiSettings.Login;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service does with Webex's own APIs. */
class WebexKeysTest {
    private static final String API = "tandem.webex.api.";
    private static final String PERIOD = "tandem.webex.reconciliation.period";
    private static final String WATCH = "tandem.webex.subscriptions.watch-period";
    private static final String DESTINATION = "tandem.webex.subscriptions.destination-url";

    @TempDir private Path directory;

    private GivenConfiguration smallest() {
        return GivenConfiguration.smallest(directory);
    }

    private GivenConfiguration reachable() {
        return smallest()
                .with(API + "base-url", "https://api.wxcc-us1.cisco.com")
                .with(
                        API + "token-file",
                        GivenConfiguration.file(directory, "token", "an access token"));
    }

    @Test
    void nothing_is_switched_on_by_itself() {
        TandemConfiguration.WebexConfiguration webex = reachable().configuration().webex();
        assertThat(webex.upkeep().isOn()).isFalse();
        assertThat(webex.api()).isNull();
    }

    @Test
    void reconciliation_needs_a_period_and_the_apis() {
        TandemConfiguration configuration = reachable().with(PERIOD, "PT5M").configuration();
        assertThat(configuration.webex().upkeep().period()).isEqualTo(Duration.ofMinutes(5));
        assertThat(configuration.webex().upkeep().settle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(configuration.webex().upkeep().reachBack()).isEqualTo(Duration.ofHours(6));
        assertThat(configuration.webex().upkeep().watches()).isFalse();
        assertThat(configuration.webex().api().login()).isInstanceOf(Login.TokenFile.class);
    }

    /** Else the end would be closed as orphaned before its start is reconciled. */
    @Test
    void an_end_waits_for_a_start_that_is_reconciled() {
        assertThat(reachable().configuration().interactions().orphanWait())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(reachable().with(PERIOD, "PT5M").configuration().interactions().orphanWait())
                .isEqualTo(Duration.ofMinutes(13));
        assertThat(
                        reachable()
                                .with(PERIOD, "PT5M")
                                .with("tandem.interactions.orphan-wait", "PT1H")
                                .configuration()
                                .interactions()
                                .orphanWait())
                .isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {PERIOD, WATCH})
    void without_the_apis_the_start_is_refused_with_the_keys(String key) {
        assertThat(
                        smallest()
                                .with(key, "PT5M")
                                .with(DESTINATION, "https://x.example/w")
                                .sentences())
                .anySatisfy(
                        it -> assertThat(it).startsWith(API + "base-url is missing").contains(key))
                .anySatisfy(it ->
                        assertThat(it)
                                .startsWith(API + "token-file is missing")
                                .contains(API + "client-id", ".refresh-token-file", key))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.wxcc-us1.cisco.com",
                "http://api.wxcc-us1.cisco.com",
                "https://api.wxcc-us1.cisco.com/v2",
                "https://user@api.wxcc-us1.cisco.com",
                "ftp://127.0.0.1"
            })
    void a_wrong_base_url_is_refused(String url) {
        assertThat(reachable().with(PERIOD, "PT5M").with(API + "base-url", url).sentences())
                .singleElement()
                .asString()
                .startsWith(API + "base-url is ")
                .contains("https://<host> without a path");
    }

    @Test
    void a_simulated_webex_on_this_machine_is_taken() {
        assertThat(
                        reachable()
                                .with(PERIOD, "PT5M")
                                .with(API + "base-url", "http://127.0.0.1:8090")
                                .configuration()
                                .webex()
                                .api()
                                .tokenUrl())
                .hasToString("http://127.0.0.1:8090/v1/access_token");
    }

    @Test
    void a_client_needs_its_secret_and_its_refresh_token() {
        assertThat(
                        reachable()
                                .without(API + "token-file")
                                .with(API + "client-id", "C1a2b3")
                                .with(API + "client-secret-file", "/no/such/file")
                                .with(PERIOD, "PT5M")
                                .sentences())
                .satisfiesExactlyInAnyOrder(
                        it ->
                                assertThat(it)
                                        .startsWith(API + "client-secret-file is '/no/such/file'"),
                        it -> assertThat(it).startsWith(API + "refresh-token-file is missing"));
    }

    @Test
    void the_watch_must_know_which_subscriptions_are_ours() {
        GivenConfiguration watching = reachable().with(WATCH, "PT1M");
        assertThat(watching.sentences())
                .singleElement()
                .asString()
                .startsWith(DESTINATION + " is missing")
                .contains("tandem.webhook.secrets-file", WATCH);
        assertThat(
                        watching.with(
                                        "tandem.webhook.secrets-file",
                                        GivenConfiguration.file(
                                                directory,
                                                "named",
                                                "fdcac25f-c5e3-43ba-8455-67c44cf4936c "
                                                        + GivenConfiguration.SECRET))
                                .configuration()
                                .webex()
                                .upkeep()
                                .watches())
                .isTrue();
    }
}
