package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo of the packaged program, as the launcher runs it. */
final class DemoIT {
    private static final String CONSOLE =
            "Watch the calls at http://127\\.0\\.0\\.1:\\d+/ as soon as Tandem is up\\.";
    private static final Pattern SUMMARY = Pattern.compile("(\\d+) of (\\d+) calls right");

    @TempDir Path directory;

    private record Run(int exitCode, String output) {}

    /**
     * A user's cluster is named in every place where a configuration can stand, together with keys
     * that would break the demo.
     */
    @Test
    void the_demo_passes_every_check_and_does_not_use_a_configured_cluster() throws Exception {
        try (EmbeddedKafka cluster =
                EmbeddedKafka.start(
                        EmbeddedKafkaSettings.onFreePort(directory.resolve("cluster")))) {
            String servers = cluster.bootstrapServers();
            configureEverywhere(servers);
            Map<String, String> environment =
                    Map.of(
                            "KAFKA_BOOTSTRAP_SERVERS", servers,
                            "QUARKUS_HTTP_PORT", "99999",
                            "QUARKUS_PROFILE", "test",
                            "TANDEM_TOPICS_PREFIX", "tandem.",
                            "TANDEM_WEBHOOK_SECRETS_FILE", "nowhere",
                            "TANDEM_CONTACT_CENTERS_OTHER_MATCH_DIALED_NUMBER", "(broken");
            List<String> properties =
                    List.of(
                            "-Dkafka.bootstrap.servers=" + servers,
                            "-Dtandem.topics.prefix=tandem.",
                            "-Dquarkus.management.port=99999");

            Run run = demo(properties, environment, "--exit");

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(
                            run.output()
                                    .lines()
                                    .filter(line -> !line.startsWith("WARNING:"))
                                    .findFirst())
                    .hasValueSatisfying(first -> assertThat(first).matches(CONSOLE));
            Matcher summary = SUMMARY.matcher(run.output());
            assertThat(summary.find()).as(run.output()).isTrue();
            assertThat(summary.group(1)).as(run.output()).isEqualTo(summary.group(2));
            assertThat(Integer.parseInt(summary.group(1), 10)).isGreaterThan(9);
            LogRules.tellsNoSecrets(run.output());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                assertThat(admin.listTopics().names().get()).isEmpty();
                assertThat(admin.listGroups().all().get()).isEmpty();
                assertThat(admin.listTransactions().all().get()).isEmpty();
            }
        }
    }

    @Test
    void an_impossible_port_is_wrong_usage() throws Exception {
        Run run = demo(List.of(), Map.of(), "--exit", "--port=99999");
        assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
        assertThat(run.output()).contains("99999 is no port").doesNotContain("\tat ");
    }

    @Test
    void a_port_in_use_ends_the_demo_with_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = demo(List.of(), Map.of(), "--exit", "--port=" + taken.getLocalPort());
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + taken.getLocalPort(), "--port");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_ends_the_demo_with_one_sentence() throws Exception {
        Path file = Files.createFile(directory.resolve("a-file"));
        Run run = demo(List.of("-Djava.io.tmpdir=" + file), Map.of(), "--exit");
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output().strip().lines())
                .filteredOn(line -> !line.startsWith("WARNING:"))
                .singleElement()
                .asString()
                .contains(file.toString());
    }

    private void configureEverywhere(String servers) throws IOException {
        String lines =
                "kafka.bootstrap.servers=%s\ntandem.topics.prefix=tandem.\ntandem.no-such-key=1\n"
                        .formatted(servers);
        Files.writeString(directory.resolve("application.properties"), lines);
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/application.properties"), lines);
        Files.writeString(
                directory.resolve(".env"),
                "KAFKA_BOOTSTRAP_SERVERS=%s\nTANDEM_TOPICS_PREFIX=tandem.\n".formatted(servers));
    }

    private Run demo(List<String> javaOptions, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        String[] words = new String[arguments.length + 1];
        words[0] = "demo";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        ProcessBuilder builder =
                new ProcessBuilder(PackagedProgram.command(javaOptions, words))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process demo = builder.start();
        try {
            assertThat(demo.waitFor(4, TimeUnit.MINUTES)).as("ends by itself").isTrue();
        } finally {
            demo.destroyForcibly();
        }
        return new Run(demo.exitValue(), Files.readString(output));
    }
}
