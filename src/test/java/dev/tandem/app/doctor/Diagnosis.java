package dev.tandem.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.ConfigurationCheck;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the doctor says of a configuration. */
final class Diagnosis {
    static final String SECRET = "my-32-plus-character-long-secret";

    private final Map<String, List<Finding>> groups = new LinkedHashMap<>();

    private Diagnosis() {}

    /** A configuration to look at. */
    static final class Patient {
        private final Map<String, String> keys = new TreeMap<>();
        private final Path directory;
        private URI door;

        Patient(Path directory) throws IOException {
            this.directory = directory;
            with("tandem.webhook.secrets-file", file("secrets", "* " + SECRET));
            with("tandem.embedded-kafka.directory", directory.resolve("kafka").toString());
            with("quarkus.http.host", "127.0.0.1");
            with("quarkus.http.port", "1");
            with("tandem.contact-centers.main.call-center-dev-name", "Support");
            with("tandem.contact-centers.main.cert-dev-name", "SupportCert");
            org("client-id", "consumer-key");
            org("username", "integration@example.com");
            org("audience", "https://login.salesforce.com");
        }

        String file(String name, String content) throws IOException {
            return Files.writeString(directory.resolve(name), content + "\n").toString();
        }

        Patient with(String key, String value) {
            keys.put(key, value);
            return this;
        }

        Patient without(String key) {
            keys.remove(key);
            return this;
        }

        Patient org(String key, String value) {
            return with("tandem.salesforce.orgs.main." + key, value);
        }

        Patient webex(String key, String value) {
            return with("tandem.webex.api." + key, value);
        }

        Patient seenAt(String address) {
            door = URI.create(address);
            return this;
        }

        Diagnosis examined() throws InterruptedException {
            SmallRyeConfig config =
                    new SmallRyeConfigBuilder()
                            .addDefaultInterceptors()
                            .withSources(new PropertiesConfigSource(keys, "file", 250))
                            .build();
            Diagnosis diagnosis = new Diagnosis();
            new Examination(Duration.ofSeconds(30))
                    .run(
                            new Installed(config, ConfigurationCheck.of(config), door).groups(),
                            diagnosis.groups::put);
            return diagnosis;
        }
    }

    List<Finding> in(String group) {
        assertThat(groups).containsKey(group);
        return groups.get(group);
    }

    /** The one finding about that thing. */
    Finding of(String group, String what) {
        List<Finding> found = in(group).stream().filter(it -> it.what().equals(what)).toList();
        assertThat(found).as("%s of %s", what, in(group)).hasSize(1);
        return found.getFirst();
    }
}
