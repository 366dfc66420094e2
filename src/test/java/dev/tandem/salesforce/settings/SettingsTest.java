package dev.tandem.salesforce.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final OrgCredentials AUTH = Samples.auth(Path.of("key.pem"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://abc-123.my.salesforce.com",
                "https://ABC.my.salesforce.com/",
                "https://abc--uat.sandbox.my.salesforce.com",
                "http://localhost:8100",
                "http://127.0.0.1:8100",
                "http://[::1]:8100"
            })
    void instance_url_may_be(String url) {
        assertThat(org(url, null).instanceUrl()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://abc.my.salesforce.com",
                "https://abc.lightning.force.com",
                "https://my.salesforce.com.example.org",
                "https://example.org/.my.salesforce.com",
                "https://abc.my.salesforce.com@example.org",
                "http://127.0.0.1.example.org",
                "http://10.0.0.1",
                "ftp://localhost",
                "abc.my.salesforce.com",
                "https://a b.my.salesforce.com"
            })
    void instance_url_must_not_be(String url) {
        assertThatThrownBy(() -> org(url, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("org emea: instance-url ");
    }

    @Test
    void token_url_is_the_instances_own_unless_it_is_set() {
        assertThat(org("https://a.my.salesforce.com/", " ").tokenUrl())
                .isEqualTo("https://a.my.salesforce.com/services/oauth2/token");
        assertThat(
                        org(
                                        "https://a.my.salesforce.com",
                                        "https://login.salesforce.com/services/oauth2/token")
                                .tokenUrl())
                .isEqualTo("https://login.salesforce.com/services/oauth2/token");
        assertThatThrownBy(() -> org("https://a.my.salesforce.com", "http://example.org/token"))
                .hasMessage(
                        "org emea: token-url is 'http://example.org/token', but it must begin with"
                                + " https:// unless its host is this machine.");
    }

    @Test
    void client_credentials_are_sent_to_the_orgs_own_domain_alone() {
        assertThatThrownBy(() ->
                        new OrgSettings(
                                "emea",
                                "https://a.my.salesforce.com",
                                "https://login.salesforce.com/services/oauth2/token",
                                new OrgCredentials.ClientCredentials("key", Path.of("secret")),
                                20,
                                OrgTimeouts.DEFAULT,
                                false))
                .hasMessageStartingWith("org emea: token-url is ")
                .hasMessageEndingWith(
                        "its host must end in .my.salesforce.com, or be this machine.");
    }

    @Test
    void what_is_missing_or_out_of_range_is_named_with_its_rule() {
        assertThatThrownBy(() ->
                        new OrgSettings(
                                "emea",
                                "http://localhost",
                                null,
                                AUTH,
                                0,
                                OrgTimeouts.DEFAULT,
                                false))
                .hasMessage("org emea: max-concurrency must be 1 to 1000, but is 0");
        assertThatThrownBy(() -> Samples.timeouts(Duration.ofSeconds(11)))
                .hasMessage(
                        "timeouts.create must be more than zero and at most PT10S, but is PT11S");
        assertThatThrownBy(() -> new OrgCredentials.JwtBearer("", "u", "a", Path.of("k")))
                .hasMessage("jwt-bearer: client-id must be set");
        assertThatThrownBy(() ->
                        new VoiceSettings(
                                "s",
                                "cc",
                                "cert",
                                "x".repeat(41),
                                null,
                                null,
                                null,
                                FieldTemplates.NONE,
                                FieldTemplates.NONE))
                .hasMessage(
                        "contact centre s: withheld-number must have at most 40 characters, but has"
                                + " 41");
        assertThatThrownBy(() ->
                        new VoiceSettings(
                                "s",
                                "cc",
                                " ",
                                "x",
                                null,
                                null,
                                null,
                                FieldTemplates.NONE,
                                FieldTemplates.NONE))
                .hasMessage("contact centre s: cert-dev-name must be set");
    }

    @Test
    void time_outs_are_ciscos_own_by_default() {
        Duration five = Duration.ofSeconds(5);
        assertThat(OrgTimeouts.DEFAULT)
                .isEqualTo(new OrgTimeouts(five, five, five, Duration.ofSeconds(2)));
    }

    private static OrgSettings org(String url, String tokenUrl) {
        return new OrgSettings("emea", url, tokenUrl, AUTH, 20, OrgTimeouts.DEFAULT, false);
    }
}
