package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration with many faults is refused at once with one sentence for each fault. */
final class WrongConfigurationIT {
    /** Processor time, which equals the elapsed time on a machine without other load. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The broker has to run first. */
    private static final Duration AFTER_KAFKA = Duration.ofSeconds(60);

    @TempDir Path directory;

    @Test
    void a_wrong_configuration_is_refused_with_a_sentence_for_each_fault() throws Exception {
        Installation installation =
                Installation.in(directory)
                        .org("main", "http://example.my.salesforce.com", SimulatorKeys.generate())
                        .with("tandem.salesforce.orgs.main.private-key-file", "nowhere.pem")
                        .with("tandem.webhook.toleranze", "PT5M")
                        .without("tandem.webhook.secrets-file")
                        .center(
                                CallCenter.of("main", "+18445790001", "main")
                                        .with("match.dialed-number", "+1(844"));
        assertThat(sentencesOfRefusal(installation))
                .anySatisfy(names("orgs.main.instance-url", "https"))
                .anySatisfy(names("orgs.main.private-key-file", "nowhere.pem"))
                .anySatisfy(names("tandem.webhook.toleranze", ""))
                .anySatisfy(names("tandem.webhook.secrets-file", ""))
                .anySatisfy(names("contact-centers.main.match.dialed-number", "+1(844"))
                .hasSizeLessThan(8);
    }

    @Test
    void without_a_contact_centre_it_says_which_keys_to_set() throws Exception {
        Installation installation =
                Installation.in(directory)
                        .org("main", "http://127.0.0.1:1", SimulatorKeys.generate());
        assertThat(sentencesOfRefusal(installation))
                .anySatisfy(names("tandem.contact-centers", ""));
    }

    @Test
    void a_port_in_use_is_named_with_the_key_to_change() throws Exception {
        Installation installation =
                Installation.in(directory)
                        .org("main", "http://127.0.0.1:1", SimulatorKeys.generate())
                        .center(CallCenter.of("main", "+18445790001", "main"));
        try (ServerSocket taken = new ServerSocket(installation.httpPort())) {
            assertThat(sentencesOfRefusal(installation))
                    .singleElement()
                    .satisfies(names("quarkus.http.port", "" + taken.getLocalPort()));
        }
    }

    @Test
    void a_taken_management_port_is_named_with_its_key_before_anything_starts() throws Exception {
        Installation installation = complete();
        try (ServerSocket taken = new ServerSocket(installation.managementPort())) {
            assertThat(sentencesOfRefusal(installation))
                    .singleElement()
                    .satisfies(names("quarkus.management.port", "" + taken.getLocalPort()));
        }
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void settings_that_fail_later_are_refused_by_key_and_no_secret_is_shown() throws Exception {
        Path file = Files.createFile(directory.resolve("a-file"));
        Installation installation =
                complete()
                        .with("quarkus.management.port", "99999")
                        .with("tandem.state.directory", file.toString())
                        .with("tandem.topics.replication-factor", "3")
                        .with("tandem.webhook.secrets-file", "* " + Installation.SECRET)
                        .with(
                                "tandem.salesforce.orgs.main.instance-url",
                                "https://me:" + Installation.CLIENT_SECRET + "@e.my.salesforce.com")
                        .with("tandem.salesforce.orgs.main.audience", "http://login.salesforce.com")
                        .with("tandem.contact-centers.main.call-center-dev-name", "My Center")
                        .with("tandem.contact-centers.main.call-attributes.X__c", "{ani");
        assertThat(sentencesOfRefusal(installation))
                .anySatisfy(names("quarkus.management.port", "65535"))
                .anySatisfy(names("tandem.state.directory", "must be a directory"))
                .anySatisfy(names("tandem.topics.replication-factor", "single broker"))
                .anySatisfy(names("tandem.webhook.secrets-file", "may be a secret"))
                .anySatisfy(names("orgs.main.instance-url", "a user or a password"))
                .anySatisfy(names("orgs.main.audience", "https://"))
                .anySatisfy(names("main.call-center-dev-name", "My Center"))
                .anySatisfy(names("main.call-attributes.X__c", "not closed"))
                .noneMatch(line -> line.contains(Installation.SECRET))
                .noneMatch(line -> line.contains(Installation.CLIENT_SECRET))
                .hasSize(9);
    }

    @Test
    void variables_are_named_as_variables_and_near_misses_with_what_may_be_meant()
            throws Exception {
        Installation installation = complete().without("tandem.webhook.secrets-file");
        Map<String, String> environment =
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "broker-1",
                        "TANDEM_WEBHOK_SECRETS_FILE", "secrets",
                        "TANDEM_TOPICS_PREFIX", "");
        assertThat(sentencesOfRefusal(installation, environment))
                .anySatisfy(names("The environment variable KAFKA_BOOTSTRAP_SERVERS", "host:port"))
                .anySatisfy(names("tandem.webhook.secrets-file is missing", ""))
                .anySatisfy(
                        names(
                                "TANDEM_WEBHOK_SECRETS_FILE",
                                "did you mean TANDEM_WEBHOOK_SECRETS_FILE?"))
                .noneMatch(line -> line.contains("TANDEM_TOPICS_PREFIX"));
    }

    @Test
    void keys_of_kafka_that_break_a_promise_or_cannot_be_read_are_refused_by_name()
            throws Exception {
        Installation installation =
                complete()
                        .with("kafka.request.timeout.ms", "abc")
                        .with("kafka.isolation.level", "read_uncommitted")
                        .with("kafka.group.id", "mine");
        assertThat(sentencesOfRefusal(installation, Map.of("KAFKA_ACKS", "1")))
                .anySatisfy(names("kafka.request.timeout.ms is 'abc'", "a whole number"))
                .anySatisfy(names("kafka.isolation.level", "remove it"))
                .anySatisfy(names("kafka.group.id", "remove it"))
                .anySatisfy(names("The environment variable KAFKA_ACKS", "it must be all"))
                .hasSize(5);
    }

    /** Each value is valid, but the Kafka clients refuse the combination. */
    @ParameterizedTest
    @CsvSource({
        "kafka.delivery.timeout.ms, 1000, Kafka Streams refuses its configuration:"
                + " delivery.timeout",
        "kafka.security.protocol, SASL_PLAINTEXT, JAAS"
    })
    void settings_that_only_kafka_clients_refuse_end_the_process_with_a_sentence(
            String key, String value, String words) throws Exception {
        Installation installation = complete().with(key, value);
        try (TandemProcess tandem = TandemProcess.launch(installation)) {
            assertThat(tandem.awaitExit(AFTER_KAFKA)).isEqualTo(1);
            assertThat(tandem.log().lines().filter(it -> it.startsWith("Tandem ends: ")))
                    .singleElement()
                    .asString()
                    .contains(words);
        }
    }

    @Test
    void a_state_directory_that_another_process_uses_is_named_and_the_process_ends()
            throws Exception {
        Path used = Files.createDirectories(directory.resolve("used/tandem.state-machines"));
        Installation installation = complete().with("tandem.state.directory", "used");
        try (FileChannel file =
                        FileChannel.open(
                                used.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = file.lock();
                TandemProcess tandem = TandemProcess.launch(installation)) {
            assertThat(tandem.awaitExit(AFTER_KAFKA)).isEqualTo(1);
            assertThat(tandem.log().lines())
                    .anySatisfy(names("Tandem ends: The state directory used", "another Tandem"));
            assertThat(tandem.log()).doesNotContain("Partitions were assigned");
        }
    }

    @Test
    void a_file_that_is_not_utf_8_is_named_with_its_line() throws Exception {
        Installation installation = complete();
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(
                directory.resolve("config/application.properties"),
                "# names\ntandem.contact-centers.main.withheld-number=für alle\n",
                StandardCharsets.ISO_8859_1);
        assertThat(sentencesOfRefusal(installation))
                .anySatisfy(names("config/application.properties", "line 2 is not text in UTF-8"));
    }

    /** An empty variable counts as unset, so the program's own broker starts. */
    @Test
    void editors_marks_and_empty_variables_do_not_keep_it_from_starting() throws Exception {
        Installation installation = complete();
        for (String file : List.of("secrets", "flow-keys", "main.pem")) {
            Path path = directory.resolve(file);
            Files.writeString(path, BYTE_ORDER_MARK + Files.readString(path));
        }
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(
                directory.resolve("config/application.properties"),
                BYTE_ORDER_MARK + "tandem.topics.partitions=2\n");
        try (TandemProcess tandem =
                TandemProcess.launch(
                        installation,
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", "", "TANDEM_FLOW_WAIT", ""))) {
            tandem.awaitReady();
            assertThat(tandem.log()).contains("Kafka runs in this process");
            long now = System.currentTimeMillis();
            Webhooks webhooks = new Webhooks(tandem.url("/webhooks/webex"), Installation.SECRET);
            String body =
                    Notice.started()
                            .with("channelType", "chat")
                            .envelope(UUID.randomUUID().toString(), "", "", now, now);
            assertThat(webhooks.send(body, now).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void the_program_waits_when_replicas_exceed_brokers_and_names_the_key() throws Exception {
        try (EmbeddedKafka cluster =
                EmbeddedKafka.start(
                        EmbeddedKafkaSettings.onFreePort(directory.resolve("cluster")))) {
            Installation installation =
                    complete()
                            .without("tandem.embedded-kafka.port")
                            .with("kafka.bootstrap.servers", cluster.bootstrapServers());
            try (TandemProcess tandem = TandemProcess.launch(installation)) {
                await().atMost(AFTER_KAFKA)
                        .until(() ->
                                tandem.log()
                                        .contains(
                                                "tandem.topics.replication-factor is 3, but only 1"
                                                        + " broker"));
                assertThat(tandem.healthStatus("ready")).isEqualTo(503);
            }
        }
    }

    private Installation complete() throws IOException {
        return Installation.in(directory)
                .org("main", "http://127.0.0.1:1", SimulatorKeys.generate())
                .center(CallCenter.of("main", "+18445790001", "main"));
    }

    private static List<String> sentencesOfRefusal(Installation installation)
            throws IOException, InterruptedException {
        return sentencesOfRefusal(installation, Map.of());
    }

    private static List<String> sentencesOfRefusal(
            Installation installation, Map<String, String> environment)
            throws IOException, InterruptedException {
        try (TandemProcess tandem = TandemProcess.launch(installation, environment)) {
            assertThat(tandem.awaitExit(AT_ONCE)).isEqualTo(1);
            return tandem.log().lines().toList();
        }
    }

    private static Consumer<String> names(String key, String detail) {
        return sentence -> assertThat(sentence).contains(key).contains(detail);
    }
}
