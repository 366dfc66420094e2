package dev.tandem.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.salesforce.settings.OrgTimeouts;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.salesforce.settings.Samples;
import dev.tandem.security.ConsoleSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretAgeMetersTest {
    private static final String OLD = "main an-old-key-of-some-length";
    private static final String NEW = "main a-new-key-of-some-length";
    private static final String OTHER = "other another-key-of-some-length";

    @TempDir Path directory;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Path keys;
    private SecretAgeMeters meters;

    @BeforeEach
    void start() throws IOException {
        keys = directory.resolve("flow-keys");
        Path key = written(directory.resolve("key.pem"), Duration.ofDays(30), "a key");
        written(keys, Duration.ofDays(100), OLD, OTHER);
        meters =
                new SecretAgeMeters(
                        registry,
                        new WebhookSettings(
                                null,
                                true,
                                Duration.ofMinutes(5),
                                65_536,
                                401,
                                Duration.ofSeconds(2)),
                        new FlowSettings(keys, Duration.ofSeconds(1), 10, 65_536),
                        new ConsoleSettings(
                                null, false, new InstanceAddress("http", "localhost", 8080)),
                        new SalesforceSettings(
                                Map.of(
                                        "org",
                                        Samples.org(
                                                "org",
                                                "http://localhost:1",
                                                key,
                                                OrgTimeouts.DEFAULT)),
                                Map.of()));
    }

    @AfterEach
    void stop() {
        meters.close();
    }

    @Test
    void at_the_start_each_secret_is_as_old_as_its_file() {
        assertThat(days()).isEqualTo(Map.of("main", 100L, "other", 100L, "private_key", 30L));
    }

    @Test
    void the_second_line_of_a_rotation_has_an_age_of_its_own() throws IOException {
        written(keys, Duration.ofDays(8), NEW);
        meters.look();
        assertThat(days()).as("it may be half written").containsEntry("main", 100L);
        written(keys, Duration.ofDays(7), OLD, NEW, OTHER);
        meters.look();
        meters.look();
        assertThat(days())
                .isEqualTo(Map.of("main", 100L, "main/2", 7L, "other", 100L, "private_key", 30L));

        written(keys, Duration.ofDays(2), NEW, OTHER);
        meters.look();
        meters.look();
        assertThat(days()).isEqualTo(Map.of("main", 7L, "other", 100L, "private_key", 30L));
    }

    @Test
    void a_file_that_cannot_be_used_leaves_the_ages_of_what_is_live() throws IOException {
        written(keys, Duration.ofDays(1), "short key");
        meters.look();
        meters.look();
        Files.delete(keys);
        meters.look();
        assertThat(days()).isEqualTo(Map.of("main", 100L, "other", 100L, "private_key", 30L));
    }

    private Map<String, Long> days() {
        Map<String, Long> days = new TreeMap<>();
        registry.find(MeterName.SECRET_AGE.meter())
                .gauges()
                .forEach(gauge ->
                        days.put(
                                String.valueOf(gauge.getId().getTag("secret")),
                                Duration.ofSeconds((long) gauge.value()).toDays()));
        return days;
    }

    private static Path written(Path file, Duration ago, String... lines) throws IOException {
        Files.write(file, List.of(lines));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }
}
