package dev.tandem.app.doctor;

import static dev.tandem.app.doctor.Finding.Status.FAULT;
import static dev.tandem.app.doctor.Finding.Status.NOTE;
import static dev.tandem.app.doctor.Finding.Status.NOT_CHECKED;
import static dev.tandem.app.doctor.Finding.Status.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.doctor.Diagnosis.Patient;
import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.TopicAdmin;
import dev.tandem.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaChecksTest {
    @TempDir static Path broker;
    private static EmbeddedKafka kafka;

    @TempDir Path directory;
    private Patient patient;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(broker));
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void configure() throws IOException {
        patient =
                new Patient(directory)
                        .with("kafka.bootstrap.servers", kafka.bootstrapServers())
                        .with("tandem.topics.replication-factor", "1")
                        .org("instance-url", "http://127.0.0.1:1")
                        .org("private-key-file", directory.resolve("key.pem").toString());
        SimulatorKeys.generate().writePrivateKey(directory.resolve("key.pem"));
    }

    private static void topics(String prefix, int partitions, Duration retention)
            throws InterruptedException {
        try (TopicAdmin admin =
                new TopicAdmin(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new TopicSettings(
                                new Topics(prefix), partitions, (short) 1, retention, Map.of()))) {
            admin.ensure();
        }
    }

    @Test
    void topics_as_they_must_be_are_right() throws Exception {
        topics("good.", 12, Duration.ofDays(7));
        Diagnosis diagnosis = patient.with("tandem.topics.prefix", "good.").examined();

        assertThat(diagnosis.of("Kafka", "brokers").words())
                .startsWith("1 broker of cluster ")
                .containsPattern("version \\d\\.\\d");
        assertThat(diagnosis.in("Kafka"))
                .filteredOn(it -> it.what().startsWith("good.") && it.status() == OK)
                .hasSize(8);
        assertThat(diagnosis.in("Kafka")).noneMatch(it -> it.status() == FAULT);
    }

    @Test
    void topics_that_are_not_there_yet_are_nothing_to_mend() throws Exception {
        Diagnosis diagnosis = patient.with("tandem.topics.prefix", "none.").examined();

        assertThat(diagnosis.in("Kafka"))
                .filteredOn(it -> it.what().startsWith("none.") && it.status() == NOTE)
                .hasSize(10);
    }

    @Test
    void topics_of_another_shape_are_to_mend_and_another_retention_is_not() throws Exception {
        topics("other.", 3, Duration.ofDays(1));
        Diagnosis diagnosis = patient.with("tandem.topics.prefix", "other.").examined();

        assertThat(diagnosis.in("Kafka"))
                .filteredOn(it -> it.what().equals("other.webex-events"))
                .extracting(Finding::status)
                .containsExactly(FAULT, NOTE);
        assertThat(diagnosis.in("Kafka"))
                .filteredOn(it -> it.status() == FAULT)
                .hasSize(7)
                .allSatisfy(it -> {
                    assertThat(it.words()).contains("has 3 partitions, but needs 12 partitions");
                    assertThat(it.remedy()).contains("tandem.topics.partitions");
                });
    }

    @Test
    void more_replicas_than_brokers_cannot_be() throws Exception {
        Finding replication =
                patient.with("tandem.topics.replication-factor", "3")
                        .examined()
                        .of("Kafka", "replication");
        assertThat(replication.status()).isEqualTo(FAULT);
        assertThat(replication.words()).contains("is 3, but there is only 1 broker");
    }

    @Test
    void a_cluster_that_does_not_answer_is_one_fault() throws Exception {
        Diagnosis diagnosis = patient.with("kafka.bootstrap.servers", "127.0.0.1:1").examined();

        assertThat(diagnosis.of("Kafka", "brokers").status()).isEqualTo(FAULT);
        assertThat(diagnosis.of("Kafka", "brokers").words()).contains("kafka.bootstrap.servers");
        assertThat(diagnosis.of("Kafka", "topics").status()).isEqualTo(NOT_CHECKED);
    }

    @Test
    void without_a_cluster_only_the_folder_of_the_own_broker_is_looked_at() throws Exception {
        patient.without("kafka.bootstrap.servers").without("tandem.topics.replication-factor");
        Diagnosis well = patient.examined();
        assertThat(well.in("Kafka")).hasSize(1);
        assertThat(well.of("Kafka", "folder").words()).contains("brings its own broker");

        Path file = Files.writeString(directory.resolve("file"), "");
        Finding wrong = KafkaChecks.embedded("folder", file).getFirst();
        assertThat(wrong.status()).isEqualTo(FAULT);
        assertThat(wrong.remedy()).contains("tandem.embedded-kafka.directory");
    }

    @Test
    void with_a_wrong_configuration_the_cluster_is_asked_all_the_same() throws Exception {
        Diagnosis diagnosis = patient.with("tandem.topics.partitions", "many").examined();

        assertThat(diagnosis.of("Configuration", "keys").words())
                .contains("tandem.topics.partitions is 'many'");
        assertThat(diagnosis.of("Kafka", "brokers").status()).isEqualTo(OK);
        assertThat(diagnosis.of("Kafka", "topics").status()).isEqualTo(NOT_CHECKED);
        assertThat(diagnosis.of("Salesforce", "orgs").status()).isEqualTo(NOT_CHECKED);
    }
}
