package dev.tandem.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import dev.tandem.salesforce.settings.ProxySettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy through which Salesforce is reached. */
class ProxyKeysTest {
    private static final String PROXY = "tandem.salesforce.proxy.";
    private static final String PASSWORD = "pass-word of the proxy";

    @TempDir private Path directory;

    private GivenConfiguration proxy(String url) {
        return GivenConfiguration.smallest(directory).with(PROXY + "url", url);
    }

    private GivenConfiguration login(String content) {
        return proxy("http://proxy.example.com:3128")
                .with(PROXY + "username", "tandem")
                .with(
                        PROXY + "password-file",
                        GivenConfiguration.file(directory, "proxy", content));
    }

    @Test
    void without_keys_there_is_no_proxy() {
        assertThat(GivenConfiguration.smallest(directory).configuration().proxy()).isNull();
    }

    @Test
    void a_proxy_may_want_no_login() {
        assertThat(proxy("http://proxy.example.com:3128/").configuration().proxy())
                .isEqualTo(new ProxySettings("proxy.example.com", 3128, null));
        assertThat(proxy("http://[2001:db8::1]:8080").configuration().proxy())
                .extracting(ProxySettings::port)
                .isEqualTo(8080);
    }

    @Test
    void the_password_comes_from_a_file_and_is_in_no_text_form() {
        ProxySettings settings = login(" " + PASSWORD + "\n").configuration().proxy();
        assertThat(settings)
                .isEqualTo(
                        new ProxySettings(
                                "proxy.example.com",
                                3128,
                                new ProxySettings.Login("tandem", PASSWORD)));
        assertThat(settings.toString()).contains("tandem").doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.com:3128",
                "https://proxy.example.com:3128",
                "http://proxy.example.com",
                "http://proxy.example.com:0",
                "http://proxy.example.com:99999",
                "http://proxy.example.com:3128/path",
                "http://my proxy:3128"
            })
    void what_is_no_address_of_a_proxy_is_refused(String url) {
        assertThat(proxy(url).sentences())
                .singleElement()
                .asString()
                .startsWith(PROXY + "url is '" + url + "', but it must be http://, the proxy's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tandem:secret-word@proxy.example.com:3128",
                "tandem:secret-word@proxy.example.com:3128",
                "http://tandem:secret-word %@proxy:1"
            })
    void a_password_in_the_address_is_refused_without_showing_it(String url) {
        assertThat(proxy(url).sentences())
                .singleElement()
                .asString()
                .startsWith(PROXY + "url: it must")
                .doesNotContain("secret-word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two\nlines"})
    void a_file_without_one_password_is_refused_without_showing_it(String content) {
        assertThat(login(content).sentences())
                .singleElement()
                .asString()
                .startsWith(PROXY + "password-file: ")
                .doesNotContain("lines");
    }

    @Test
    void parts_of_a_login_need_each_other_and_a_proxy() {
        assertThat(login(PASSWORD).without(PROXY + "password-file").sentences())
                .singleElement()
                .asString()
                .startsWith(PROXY + "password-file is missing");
        assertThat(login(PASSWORD).without(PROXY + "username").sentences())
                .singleElement()
                .asString()
                .startsWith(PROXY + "username is missing");
        assertThat(login(PASSWORD).without(PROXY + "url").sentences())
                .singleElement()
                .asString()
                .startsWith(PROXY + "url is missing");
    }
}
