package dev.tandem.app.configuration.values;

import static dev.tandem.app.configuration.values.GivenConfiguration.CENTER;
import static dev.tandem.app.configuration.values.GivenConfiguration.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.values.TandemConfiguration.ContactCenterConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.KafkaConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.OrgConfiguration;
import dev.tandem.domain.ContactCenterCriteria;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.domain.InteractionRules;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.http.HttpLimits;
import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.salesforce.settings.FieldTemplates;
import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.OrgTimeouts;
import dev.tandem.salesforce.settings.VoiceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationDefaultsTest {
    @TempDir private Path directory;

    @Test
    void these_are_all_the_defaults() {
        TandemConfiguration smallest = GivenConfiguration.smallest(directory).configuration();

        assertThat(smallest.kafka())
                .isEqualTo(
                        new KafkaConfiguration.Embedded(
                                new EmbeddedKafkaSettings(Path.of("data/kafka"), 9092)));
        assertThat(smallest.stateDirectory()).isEqualTo(Path.of("data/streams"));
        assertThat(smallest.topics().prefix()).isEqualTo("tandem.");
        assertThat(smallest.topics().partitions()).isEqualTo(12);
        assertThat(smallest.topics().replicationFactor()).isEqualTo((short) 1);
        assertThat(smallest.topics().retentions())
                .hasSize(8)
                .allSatisfy((topic, kept) ->
                        assertThat(kept)
                                .isEqualTo(
                                        Duration.ofDays(
                                                topic.equals("operator-actions") ? 90 : 7)));

        assertThat(smallest.http())
                .isEqualTo(new HttpLimits(2000, Duration.ofSeconds(10), Duration.ofSeconds(20)));

        WebhookSettings webhook = smallest.webhook();
        assertThat(webhook)
                .isEqualTo(
                        new WebhookSettings(
                                webhook.secretsFile(),
                                false,
                                Duration.ofMinutes(5),
                                65_536,
                                401,
                                Duration.ofSeconds(2)))
                .extracting(WebhookSettings::allowUnsigned)
                .isEqualTo(false);

        assertThat(smallest.flow())
                .isEqualTo(new FlowSettings(null, Duration.ofMillis(1500), 10_000, 65_536));

        OrgConfiguration org = smallest.orgs().get("main");
        OrgCredentials auth = org.settings().auth();
        assertThat(org)
                .isEqualTo(
                        new OrgConfiguration(
                                new OrgSettings(
                                        "main",
                                        "https://example.my.salesforce.com",
                                        "https://example.my.salesforce.com/services/oauth2/token",
                                        auth,
                                        20,
                                        new OrgTimeouts(
                                                Duration.ofSeconds(5),
                                                Duration.ofSeconds(5),
                                                Duration.ofSeconds(5),
                                                Duration.ofSeconds(2)),
                                        false),
                                new CommandDeadlines(
                                        Duration.ofMinutes(5),
                                        Duration.ofSeconds(20),
                                        Duration.ofMinutes(10),
                                        Duration.ofHours(24))));
        assertThat(auth).isInstanceOf(OrgCredentials.JwtBearer.class);

        ContactCenterConfiguration center = smallest.contactCenters().getFirst();
        assertThat(center.settings())
                .isEqualTo(
                        new ContactCenterSettings(
                                "support",
                                "main",
                                true,
                                new ContactCenterSettings.AfterEnd(
                                        new ContactCenterSettings.GraceTimes(
                                                Duration.ofSeconds(10), Duration.ofSeconds(30)),
                                        ContactCenterSettings.MissedCalls.UPDATE_ONLY,
                                        ContactCenterSettings.AnsweredCalls.LEAVE,
                                        "Abandoned in queue",
                                        true),
                                CommandDeadlines.DEFAULT,
                                Map.of(
                                        ContactCenterSettings.AbandonmentType.SELF_SERVICE,
                                        ContactCenterSettings.SELF_SERVICE)));
        assertThat(center.voice())
                .isEqualTo(
                        new VoiceSettings(
                                "support",
                                "Support",
                                "SupportCert",
                                "anonymous",
                                null,
                                null,
                                null,
                                FieldTemplates.NONE,
                                FieldTemplates.NONE));
        assertThat(center.criteria()).isEqualTo(new ContactCenterCriteria(null, null, null));
        assertThat(smallest.interactions()).isEqualTo(InteractionRules.DEFAULT);
    }

    @Test
    void a_cluster_of_the_users_gets_three_replicas() {
        TandemConfiguration clustered =
                GivenConfiguration.smallest(directory)
                        .with("kafka.bootstrap.servers", "a:1")
                        .configuration();
        assertThat(clustered.kafka()).isEqualTo(new KafkaConfiguration.Cluster("a:1"));
        assertThat(clustered.topics().replicationFactor()).isEqualTo((short) 3);
    }

    @Test
    void a_start_may_wait_for_the_flow() {
        assertThat(
                        GivenConfiguration.smallest(directory)
                                .with("tandem.flow.start-door", "flow")
                                .configuration()
                                .interactions()
                                .startDoor())
                .isEqualTo(InteractionRules.StartDoor.FLOW);
    }

    @Test
    void waiting_for_a_start_and_for_an_end_can_be_set() {
        InteractionRules rules =
                GivenConfiguration.smallest(directory)
                        .with("tandem.interactions.start-wait", "PT5S")
                        .with("tandem.interactions.lost-end", "PT2M")
                        .configuration()
                        .interactions();

        assertThat(rules.startWait()).hasSeconds(5);
        assertThat(rules.lostEnd()).hasMinutes(2);
    }

    @Test
    void every_key_can_come_from_the_environment() {
        TandemConfiguration read =
                GivenConfiguration.smallest(directory)
                        .without(ORG + "client-id")
                        .variable("TANDEM_SALESFORCE_ORGS_MAIN_CLIENT_ID", "from-env")
                        .variable("TANDEM_SALESFORCE_ORGS_MAIN_TIMEOUTS_CREATE", "3s")
                        .variable("TANDEM_CONTACT_CENTERS_SUPPORT_ABANDON_GRACE", "PT1M")
                        .variable("KAFKA_BOOTSTRAP_SERVERS", "b:2")
                        .configuration();
        OrgConfiguration org = read.orgs().get("main");
        assertThat(org.settings().auth().clientId()).isEqualTo("from-env");
        assertThat(org.settings().timeouts().create()).hasSeconds(3);
        assertThat(read.contactCenters().getFirst().settings().afterEnd().grace().ordinary())
                .hasMinutes(1);
        assertThat(read.kafka()).isEqualTo(new KafkaConfiguration.Cluster("b:2"));
    }

    @Test
    void a_contact_centre_may_stand_in_the_environment_alone() {
        TandemConfiguration read =
                GivenConfiguration.smallest(directory)
                        .without(CENTER + "call-center-dev-name")
                        .without(CENTER + "cert-dev-name")
                        .variable("TANDEM_CONTACT_CENTERS_NIGHT_SHIFT_CALL_CENTER_DEV_NAME", "N")
                        .variable("TANDEM_CONTACT_CENTERS_NIGHT_SHIFT_CERT_DEV_NAME", "NCert")
                        .configuration();
        assertThat(read.contactCenters().getFirst().settings().name()).isEqualTo("night-shift");
    }

    @Test
    void templates_are_read_by_their_fields_without_a_warning() {
        ConfigurationCheck.Accepted accepted =
                GivenConfiguration.smallest(directory)
                        .with(CENTER + "call-attributes.Language__c", "{event.language}")
                        .with(CENTER + "omni-flow.input-parameters.caller", "{ani}")
                        .with(CENTER + "omni-flow.input-parameters.\"a.b\"", "x")
                        .accepted();
        assertThat(accepted.warnings()).isEmpty();
        VoiceSettings voice = accepted.configuration().contactCenters().getFirst().voice();
        assertThat(voice.callAttributes().byField()).containsOnlyKeys("Language__c");
        assertThat(voice.inputParameters().byField()).containsOnlyKeys("caller", "a.b");
    }

    @Test
    void a_regular_expression_keeps_its_meaning() {
        ContactCenterConfiguration center =
                GivenConfiguration.smallest(directory)
                        .with(CENTER + "match.dialed-number", "\\+4131\\d+$")
                        .configuration()
                        .contactCenters()
                        .getFirst();
        assertThat(center.criteria().dialedNumber()).isNotNull();
        assertThat(center.criteria().dialedNumber().pattern()).isEqualTo("\\+4131\\d+$");
    }
}
