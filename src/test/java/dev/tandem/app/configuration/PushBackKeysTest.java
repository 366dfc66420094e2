package dev.tandem.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import dev.tandem.webex.api.WebexApiSettings.Login;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushBackKeysTest {
    private static final String ENABLED = "tandem.webex.push-back.enabled";
    private static final String API = "tandem.webex.api.";

    @TempDir private Path directory;

    private GivenConfiguration enabled() {
        return GivenConfiguration.smallest(directory).with(ENABLED, "true");
    }

    @Test
    void it_is_off_where_nothing_is_said() {
        assertThat(GivenConfiguration.smallest(directory).configuration().webex().pushBack())
                .isFalse();
        assertThat(
                        GivenConfiguration.smallest(directory)
                                .with(API + "base-url", "https://api.wxcc-us1.cisco.com")
                                .configuration()
                                .webex()
                                .api())
                .isNull();
    }

    @Test
    void it_needs_to_know_how_webex_is_reached() {
        assertThat(enabled().sentences())
                .hasSize(2)
                .anySatisfy(it ->
                        assertThat(it)
                                .startsWith(API + "base-url is missing: ")
                                .contains("https://api.wxcc-us1.cisco.com", ENABLED))
                .anySatisfy(it ->
                        assertThat(it)
                                .startsWith(API + "token-file is missing: ")
                                .contains(
                                        ENABLED,
                                        API + "client-id",
                                        ".client-secret-file",
                                        ".refresh-token-file"));
    }

    @Test
    void a_token_or_a_refresh_token_is_enough() {
        String token = GivenConfiguration.file(directory, "token", "access");
        GivenConfiguration reached =
                enabled().with(API + "base-url", "https://api.wxcc-eu1.cisco.com");
        assertThat(reached.with(API + "token-file", token).configuration().webex().api().login())
                .isInstanceOf(Login.TokenFile.class);
        assertThat(
                        reached.without(API + "token-file")
                                .with(API + "client-id", "app")
                                .with(API + "client-secret-file", token)
                                .with(API + "refresh-token-file", token)
                                .configuration()
                                .webex()
                                .api()
                                .login())
                .isInstanceOf(Login.Refresh.class);
    }

    @Test
    void a_wrong_address_and_a_missing_file_are_named() {
        assertThat(
                        enabled()
                                .with(API + "base-url", "http://api.wxcc-us1.cisco.com")
                                .with(API + "token-file", "nowhere.txt")
                                .sentences())
                .hasSize(2)
                .anySatisfy(it -> assertThat(it).startsWith(API + "base-url is 'http://api."))
                .anySatisfy(it -> assertThat(it).startsWith(API + "token-file is 'nowhere.txt'"));
    }
}
