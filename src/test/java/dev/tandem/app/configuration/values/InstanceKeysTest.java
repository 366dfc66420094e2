package dev.tandem.app.configuration.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.values.TandemConfiguration.InstanceConfiguration;
import dev.tandem.cluster.InstanceAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceKeysTest {
    private static final String URL = "tandem.instance.url";
    private static final String PROVIDER = "quarkus.oidc.auth-server-url";
    private static final String KEYS_FILE = "tandem.console.keys-file";

    @TempDir private Path directory;

    private GivenConfiguration smallest() {
        return GivenConfiguration.smallest(directory);
    }

    @Test
    void no_key_is_required() {
        assertThat(smallest().configuration().instance())
                .isEqualTo(new InstanceConfiguration(null, null, false));
    }

    @Test
    void address_and_keys_are_read_without_a_warning() {
        String keys = GivenConfiguration.file(directory, "console", "ops a-key-of-the-console\n");
        ConfigurationCheck.Accepted accepted =
                smallest().with(URL, "https://10.0.0.1:8443").with(KEYS_FILE, keys).accepted();
        assertThat(accepted.warnings()).isEmpty();
        assertThat(accepted.configuration().instance())
                .isEqualTo(
                        new InstanceConfiguration(
                                InstanceAddress.of("https://10.0.0.1:8443"), Path.of(keys), false));
    }

    @Test
    void logins_are_on_with_the_address_of_a_provider_and_need_a_client() {
        GivenConfiguration given =
                smallest().with(PROVIDER, "https://login.example.com/realms/contact-centre");
        assertThat(given.sentences())
                .singleElement()
                .asString()
                .contains("quarkus.oidc.client-id is missing");
        given.with("quarkus.oidc.client-id", "tandem");
        assertThat(given.configuration().instance().logins()).isTrue();
        assertThat(given.accepted().warnings()).isEmpty();
        given.with("quarkus.oidc.tenant-enabled", "false");
        assertThat(given.configuration().instance().logins()).isFalse();
    }

    @Test
    void the_address_of_a_provider_must_be_a_url() {
        assertThat(
                        smallest()
                                .with(PROVIDER, "login.example.com")
                                .with("quarkus.oidc.client-id", "tandem")
                                .sentences())
                .singleElement()
                .asString()
                .contains("https URL of the OpenID Connect provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1:8080", "http://host/tandem", "http://me:secret@host"})
    void an_address_that_other_instances_cannot_use_is_refused(String url) {
        assertThat(smallest().with(URL, url).sentences())
                .singleElement()
                .asString()
                .startsWith(URL + " is ")
                .contains("it must be http://host:port or https://host:port");
    }

    @Test
    void a_keys_file_without_usable_keys_is_refused() {
        assertThat(smallest().with(KEYS_FILE, directory + "/none").sentences())
                .singleElement()
                .asString()
                .contains("must name a file");
        String weak = GivenConfiguration.file(directory, "console", "ops short\n");
        assertThat(smallest().with(KEYS_FILE, weak).sentences())
                .singleElement()
                .asString()
                .startsWith(KEYS_FILE)
                .contains("line 1: the key has 5 characters")
                .doesNotContain("short");
    }
}
