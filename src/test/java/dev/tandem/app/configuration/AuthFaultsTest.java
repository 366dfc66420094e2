package dev.tandem.app.configuration;

import static dev.tandem.app.configuration.values.GivenConfiguration.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import dev.tandem.salesforce.settings.OrgCredentials;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Tandem authenticates at an org. */
class AuthFaultsTest {
    @TempDir private Path directory;

    private GivenConfiguration smallest() {
        return GivenConfiguration.smallest(directory);
    }

    /** Without the keys that only signed assertions need. */
    private GivenConfiguration withSecret(String secret) {
        return smallest()
                .without(ORG + "username")
                .without(ORG + "audience")
                .without(ORG + "private-key-file")
                .with(ORG + "auth", "client-credentials")
                .with(
                        ORG + "client-secret-file",
                        GivenConfiguration.file(directory, "secret", secret));
    }

    @Test
    void a_key_file_that_is_not_there_is_refused() {
        assertThat(smallest().with(ORG + "private-key-file", "/nowhere/key.pem").sentences())
                .singleElement()
                .asString()
                .startsWith(
                        ORG + "private-key-file is '/nowhere/key.pem', but it must name a file");
    }

    @Test
    void a_key_file_that_holds_no_key_is_refused_without_a_word_of_it() {
        String pem = GivenConfiguration.PEM;
        String damaged =
                GivenConfiguration.file(directory, "bad.pem", pem.replace("\nM", "\nmore"));
        assertThat(smallest().with(ORG + "private-key-file", damaged).sentences())
                .singleElement()
                .asString()
                .startsWith(ORG + "private-key-file: ")
                .contains("damaged")
                .doesNotContain(pem.substring(40, 60));
    }

    @Test
    void a_key_that_salesforce_finds_too_short_is_refused() {
        String small =
                GivenConfiguration.file(directory, "small.pem", GivenConfiguration.pem(1024));
        assertThat(smallest().with(ORG + "private-key-file", small).sentences())
                .singleElement()
                .asString()
                .contains("2048 bits or more");
    }

    @Test
    void a_pasted_key_is_never_shown() {
        String pasted = GivenConfiguration.PEM.replace("\n", " ");
        assertThat(smallest().with(ORG + "private-key-file", pasted).sentences())
                .singleElement()
                .asString()
                .contains("not shown")
                .doesNotContain(pasted.substring(40, 60));
    }

    @Test
    void client_credentials_need_the_consumer_key_and_a_file_with_the_secret() {
        GivenConfiguration given = withSecret("  4B1C2D00000000000000\n");
        assertThat(given.configuration().orgs().get("main").settings().auth())
                .isEqualTo(
                        new OrgCredentials.ClientCredentials(
                                "consumer-key", directory.resolve("secret")));
        assertThat(given.without(ORG + "client-secret-file").sentences())
                .singleElement()
                .asString()
                .startsWith(ORG + "client-secret-file is missing: name the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two words", "two\nlines", "sécret"})
    void a_file_without_one_secret_is_refused_without_showing_it(String content) {
        assertThat(withSecret(content).sentences())
                .singleElement()
                .asString()
                .startsWith(ORG + "client-secret-file: ")
                .contains("in one line")
                .doesNotContain("words", "lines", "cret is");
    }

    @Test
    void a_secret_is_sent_to_the_orgs_own_domain_alone() {
        String elsewhere = "https://login.salesforce.com/services/oauth2/token";
        assertThat(smallest().with(ORG + "token-url", elsewhere).sentences()).isEmpty();
        assertThat(
                        withSecret("4B1C2D00000000000000")
                                .with(ORG + "token-url", elsewhere)
                                .sentences())
                .singleElement()
                .asString()
                .startsWith(ORG + "token-url is '" + elsewhere + "', but its host must end in");
        assertThat(
                        withSecret("4B1C2D00000000000000")
                                .with(ORG + "token-url", "http://localhost:1/services/oauth2/token")
                                .sentences())
                .isEmpty();
    }
}
