package dev.tandem.app.configuration;

import static dev.tandem.app.configuration.values.GivenConfiguration.CENTER;
import static dev.tandem.app.configuration.values.GivenConfiguration.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFaultsTest {
    @TempDir private Path directory;

    private GivenConfiguration smallest() {
        return GivenConfiguration.smallest(directory);
    }

    @Test
    void an_empty_configuration_says_which_keys_to_set() {
        assertThat(new GivenConfiguration().sentences())
                .hasSize(2)
                .anySatisfy(s -> assertThat(s).startsWith("tandem.webhook.secrets-file is missing"))
                .anySatisfy(s ->
                        assertThat(s)
                                .startsWith("No contact centre is configured: set")
                                .contains("call-center-dev-name", ".private-key-file"));
    }

    @Test
    void all_faults_are_reported_together() {
        GivenConfiguration many =
                smallest()
                        .with("tandem.topics.partitions", "none")
                        .with(ORG + "instance-url", "http://example.my.salesforce.com")
                        .with(CENTER + "match.dialed-number", "+(");
        assertThat(many.sentences()).hasSize(3);
    }

    @Test
    void a_producer_that_could_not_hold_the_largest_body_is_refused() {
        String key = "kafka.buffer.memory";
        assertThat(smallest().with(key, "69631").sentences())
                .singleElement()
                .satisfies(it ->
                        assertThat(it)
                                .startsWith(key + " is '69631'")
                                .contains("tandem.webhook.max-body-size=65536", "69632"));
        assertThat(smallest().with(key, "69632").sentences()).isEmpty();
    }

    @Test
    void a_flow_keys_file_with_a_faulty_line_is_refused_without_showing_the_key() {
        String file = GivenConfiguration.file(directory, "flow-keys", "main secret-key\nlonely");
        assertThat(smallest().with("tandem.flow.keys-file", file).sentences())
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it)
                                .startsWith("tandem.flow.keys-file is '" + file)
                                .doesNotContain("secret-key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.my.salesforce.com | must begin with https://",
                "https://example.com | must end in .my.salesforce.com",
                "https://my.salesforce.com.evil.example | must end in .my.salesforce.com",
                "example.my.salesforce.com | must be a URL",
                "not a url | must be a URL"
            })
    void an_instance_url_that_could_leak_tokens_is_refused(String url, String rule) {
        assertThat(smallest().with(ORG + "instance-url", url).sentences())
                .singleElement()
                .asString()
                .startsWith(ORG + "instance-url is '" + url + "', but ")
                .contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8081", "http://127.0.0.1:80/", "http://[::1]:9"})
    void a_simulator_on_this_machine_needs_no_tls(String url) {
        assertThat(smallest().with(ORG + "instance-url", url).sentences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tandem.webhok.max-body-size, did you mean tandem.webhook.max-body-size?",
        "tandem.salesforce.orgs.main.clientid, did you mean tandem.salesforce.orgs.main.client-id?",
        "tandem.contact-centers.support.missed-call,"
                + " did you mean tandem.contact-centers.support.missed-calls?",
        "tandem.quite-another-thing, remove it."
    })
    void an_unknown_key_in_a_file_is_refused(String key, String hint) {
        assertThat(smallest().with(key, "hidden").sentences())
                .singleElement()
                .asString()
                .isEqualTo(key + ": there is no such key; " + hint);
    }

    @Test
    void an_unknown_variable_is_only_logged() {
        ConfigurationCheck.Accepted accepted =
                smallest().variable("TANDEM_SERVICE_PORT", "tcp://10.0.0.1").accepted();
        assertThat(accepted.warnings())
                .containsExactly(
                        "The environment variable TANDEM_SERVICE_PORT is not a key of Tandem.");
    }

    @Test
    void a_broken_regular_expression_is_refused() {
        assertThat(smallest().with(CENTER + "match.dialed-number", "[0-9").sentences())
                .singleElement()
                .asString()
                .startsWith(CENTER + "match.dialed-number is '[0-9', but it must be a regular")
                .contains("Unclosed character class");
    }

    @Test
    void unsigned_webhooks_must_be_allowed() {
        GivenConfiguration open = smallest().without("tandem.webhook.secrets-file");
        assertThat(open.sentences())
                .singleElement()
                .asString()
                .contains("tandem.webhook.allow-unsigned=true");
        assertThat(open.with("tandem.webhook.allow-unsigned", "true").sentences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "lonesome", "some more than two"})
    void a_secrets_file_without_usable_lines_is_refused_without_showing_them(String content) {
        String file = GivenConfiguration.file(directory, "other-secrets", content);
        assertThat(smallest().with("tandem.webhook.secrets-file", file).sentences())
                .singleElement()
                .asString()
                .startsWith("tandem.webhook.secrets-file is '" + file)
                .doesNotContain("lonesome", "more than");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tandem.flow.wait | PT11S | must be between PT0S and PT10S",
                "tandem.flow.max-waiters | 0 | must be a whole number from 1 to 1000000",
                "tandem.webhook.acknowledge-within | soon | must be a duration such as PT10S",
                "tandem.webhook.acknowledge-within | PT2H | must be between PT0.1S and PT30S",
                "tandem.webhook.max-body-size | 64k | must be a whole number from 1024 to 1000000",
                "tandem.webhook.reject-status | 200 | must be a whole number from 400 to 499",
                "tandem.webhook.allow-unsigned | yes | must be one of false, true",
                "tandem.topics.partitions | 0 | must be a whole number from 1 to 1000",
                "tandem.topics.prefix | a/b | may hold only letters",
                "tandem.embedded-kafka.port | 70000 | must be a whole number from 0 to 65535",
                "tandem.salesforce.orgs.main.auth | password | must be one of client-credentials,"
                        + " jwt-bearer",
                "tandem.contact-centers.support.missed-calls | all | create-and-update, none,"
                        + " update-only",
                "tandem.contact-centers.support.call-attributes.X__c | {callerName} | there is no"
                        + " {callerName}; it may use only {interactionId}, {ani}",
                "tandem.contact-centers.support.omni-flow.input-parameters.p | a{event.}b |"
                        + " {event.<attribute>}"
            })
    void a_value_of_the_wrong_kind_is_refused(String key, String value, String rule) {
        assertThat(smallest().with(key, value).sentences())
                .singleElement()
                .asString()
                .startsWith(key + " is '" + value + "', but ")
                .contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ORG + "instance-url",
                ORG + "client-id",
                ORG + "username",
                ORG + "audience",
                ORG + "private-key-file",
                CENTER + "call-center-dev-name",
                CENTER + "cert-dev-name"
            })
    void a_missing_key_is_named_with_what_to_set(String key) {
        assertThat(smallest().without(key).sentences())
                .singleElement()
                .asString()
                .startsWith(key + " is missing: ");
    }

    @Test
    void a_contact_centre_must_name_an_org_that_is_there() {
        assertThat(smallest().with(CENTER + "org", "elsewhere").sentences())
                .singleElement()
                .asString()
                .startsWith(CENTER + "org is 'elsewhere', but there are no keys")
                .endsWith("(main).");
    }

    @Test
    void two_contact_centres_may_not_ask_for_the_same_calls() {
        GivenConfiguration twins =
                smallest()
                        .with("tandem.contact-centers.sales.call-center-dev-name", "Sales")
                        .with("tandem.contact-centers.sales.cert-dev-name", "SalesCert");
        assertThat(twins.sentences())
                .singleElement()
                .asString()
                .startsWith("tandem.contact-centers.support.match: it must differ from that of")
                .contains("contact centre sales");
        assertThat(twins.with(CENTER + "match.dialed-number", "\\+4131.*").sentences()).isEmpty();
    }

    @Test
    void no_sentence_shows_a_secret() {
        GivenConfiguration wrong =
                smallest()
                        .with(ORG + "client-secret", GivenConfiguration.SECRET)
                        .with("tandem.webhook.secret", GivenConfiguration.SECRET);
        assertThat(wrong.sentences())
                .hasSize(2)
                .noneMatch(s -> s.contains(GivenConfiguration.SECRET));
        assertThat(Map.of("settings", smallest().configuration()).toString())
                .doesNotContain(GivenConfiguration.SECRET, "PRIVATE");
    }
}
