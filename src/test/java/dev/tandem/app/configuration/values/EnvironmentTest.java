package dev.tandem.app.configuration.values;

import static dev.tandem.app.configuration.values.GivenConfiguration.CENTER;
import static dev.tandem.app.configuration.values.GivenConfiguration.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.EnvironmentSource;
import dev.tandem.app.configuration.KafkaClientProperties;
import dev.tandem.app.configuration.values.TandemConfiguration.KafkaConfiguration;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How environment variables are read, and named in messages. */
class EnvironmentTest {
    @TempDir private Path directory;

    private GivenConfiguration smallest() {
        return GivenConfiguration.smallest(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_variable_that_is_set_but_empty_counts_as_unset(String empty) {
        GivenConfiguration given =
                smallest()
                        .variable("KAFKA_BOOTSTRAP_SERVERS", empty)
                        .variable("TANDEM_TOPICS_PARTITIONS", empty)
                        .variable("TANDEM_SALESFORCE_ORGS_MAIN_CLIENT_ID", empty)
                        .with("tandem.topics.partitions", "6");
        TandemConfiguration read = given.configuration();
        assertThat(read.kafka()).isInstanceOf(KafkaConfiguration.Embedded.class);
        assertThat(read.topics().partitions()).isEqualTo(6);
        assertThat(read.orgs().get("main").settings().auth().clientId()).isEqualTo("consumer-key");
        assertThat(given.with("kafka.bootstrap.servers", "a:1").configuration().kafka())
                .isEqualTo(new KafkaConfiguration.Cluster("a:1"));
    }

    @Test
    void a_key_with_dots_in_the_environment_is_read_as_the_key() {
        TandemConfiguration read =
                smallest()
                        .without(ORG + "client-id")
                        .variable("kafka.bootstrap.servers", "b:2")
                        .variable("tandem.topics.partitions", "7")
                        .variable(ORG + "client-id", "from-env")
                        .variable(CENTER + "call-attributes.My_Field__c", "{ani}")
                        .configuration();
        assertThat(read.kafka()).isEqualTo(new KafkaConfiguration.Cluster("b:2"));
        assertThat(read.topics().partitions()).isEqualTo(7);
        assertThat(read.orgs().get("main").settings().auth().clientId()).isEqualTo("from-env");
        assertThat(read.contactCenters().getFirst().voice().callAttributes().byField())
                .containsOnlyKeys("My_Field__c");
    }

    @Test
    void a_variable_completes_a_name_that_a_file_spells_with_capitals() {
        TandemConfiguration read =
                smallest()
                        .without(CENTER + "call-center-dev-name")
                        .without(CENTER + "cert-dev-name")
                        .with("tandem.contact-centers.NightShift.call-center-dev-name", "Night")
                        .variable("TANDEM_CONTACT_CENTERS_NIGHTSHIFT_CERT_DEV_NAME", "NightCert")
                        .configuration();
        assertThat(read.contactCenters())
                .singleElement()
                .satisfies(center -> {
                    assertThat(center.settings().name()).isEqualTo("NightShift");
                    assertThat(center.voice().certDevName()).isEqualTo("NightCert");
                });
    }

    @Test
    void a_name_with_dots_that_is_not_a_key_is_named_in_a_warning() {
        assertThat(smallest().variable("tandem.topic.partitions", "7").accepted().warnings())
                .containsExactly(
                        "The environment variable tandem.topic.partitions is not a key of Tandem;"
                                + " did you mean TANDEM_TOPICS_PARTITIONS?");
    }

    @ParameterizedTest
    @CsvSource({
        "TANDEM_WEBHOK_SECRETS_FILE, TANDEM_WEBHOOK_SECRETS_FILE",
        "TANDEM_WEBHOOK_SECRET_FILE, TANDEM_WEBHOOK_SECRETS_FILE",
        "TANDEM_SALESFORCE_ORGS_MAIN_CLIENTID, TANDEM_SALESFORCE_ORGS_MAIN_CLIENT_ID",
        "TANDEM_SALESFORCE_ORG_MAIN_USERNAME, TANDEM_SALESFORCE_ORGS_MAIN_USERNAME",
        "TANDEM_CONTACT_CENTERS_NIGHT_SHIFT_ABANDON_GRACES,"
                + " TANDEM_CONTACT_CENTERS_NIGHT_SHIFT_ABANDON_GRACE"
    })
    void a_near_miss_is_named_with_what_may_be_meant(String variable, String meant) {
        assertThat(smallest().variable(variable, "x").accepted().warnings())
                .containsExactly(
                        "The environment variable "
                                + variable
                                + " is not a key of Tandem; did you mean "
                                + meant
                                + "?");
    }

    @Test
    void a_refusal_shows_the_near_misses_too() {
        ConfigurationCheck check =
                smallest()
                        .without("tandem.webhook.secrets-file")
                        .variable("TANDEM_WEBHOOK_SECRETFILE", "secrets")
                        .check();
        assertThat(check)
                .isInstanceOfSatisfying(
                        ConfigurationCheck.Refused.class,
                        refused ->
                                assertThat(refused.hints())
                                        .singleElement()
                                        .asString()
                                        .contains(
                                                "TANDEM_WEBHOOK_SECRETFILE",
                                                "did you mean TANDEM_WEBHOOK_SECRETS_FILE?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KAFKA_BOOTSTRAP_SERVER", "KAFKA_BOOTSTRAPSERVERS"})
    void a_cluster_that_is_nearly_named_is_warned_of(String variable) {
        assertThat(smallest().variable(variable, "a:1").accepted().warnings())
                .singleElement()
                .asString()
                .startsWith(variable)
                .contains("did you mean kafka.bootstrap.servers");
    }

    @Test
    void a_refusal_names_the_variable_and_its_key() {
        assertThat(smallest().variable("TANDEM_TOPICS_PARTITIONS", "none").sentences())
                .containsExactly(
                        "The environment variable TANDEM_TOPICS_PARTITIONS"
                                + " (tandem.topics.partitions) is 'none', but it must be a whole"
                                + " number from 1 to 1000.");
        assertThat(smallest().variable("tandem.topics.partitions", "none").sentences())
                .singleElement()
                .asString()
                .startsWith("The environment variable tandem.topics.partitions is 'none', but ");
    }

    @Test
    void kafka_clients_get_each_key_from_its_strongest_source() {
        SmallRyeConfig config =
                ConfigurationSources.builder()
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of("kafka.bootstrap.servers", "system:1"), "-D", 400),
                                EnvironmentSource.of(
                                        Map.of(
                                                "KAFKA_BOOTSTRAP_SERVERS",
                                                "variable:2",
                                                "KAFKA_SECURITY_PROTOCOL",
                                                "SSL",
                                                "KAFKA_SASL_MECHANISM",
                                                "",
                                                "kafka.client.rack",
                                                "r1")),
                                new PropertiesConfigSource(
                                        Map.of("kafka.security.protocol", "PLAINTEXT"),
                                        "file",
                                        250))
                        .build();
        assertThat(KafkaClientProperties.of(config))
                .containsOnly(
                        Map.entry("bootstrap.servers", "system:1"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("client.rack", "r1"));
    }
}
