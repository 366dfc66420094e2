package dev.tandem.app.configuration;

import static dev.tandem.app.configuration.values.GivenConfiguration.CENTER;
import static dev.tandem.app.configuration.values.GivenConfiguration.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that would fail only later, in a message without the key. */
class RefusedValuesTest {
    @TempDir private Path directory;

    private GivenConfiguration smallest() {
        return GivenConfiguration.smallest(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instance-url | https://example.my.salesforce.com/services | the path /services",
                "instance-url | https://example.my.salesforce.com/?a=b | a query",
                "instance-url | https://example.my.salesforce.com#setup | a fragment",
                "instance-url | https://me@example.my.salesforce.com | a user or a password",
                "token-url | https://me:pw@login.salesforce.com/token | a user or a password",
                "token-url | https://login.salesforce.com/token#x | a fragment",
                "audience | http://login.salesforce.com | must begin with https://",
                "audience | http://localhost:8080 | must begin with https://",
                "audience | login.salesforce.com | must be a URL",
                "audience | https://login.salesforce.com?x | a query"
            })
    void a_url_with_too_much_or_too_little_is_refused(String key, String url, String rule) {
        assertThat(smallest().with(ORG + key, url).sentences())
                .singleElement()
                .asString()
                .startsWith(ORG + key + " is ")
                .contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:my-password@example.my.salesforce.com",
                "https://example.my.salesforce.com/?token=my-password",
                "https://me:my-p@ss@my-password@example.com"
            })
    void what_a_url_carries_besides_an_address_is_never_shown(String url) {
        assertThat(smallest().with(ORG + "instance-url", url).sentences())
                .singleElement()
                .asString()
                .doesNotContain("my-password")
                .contains("***");
        assertThat(smallest().with("tandem.instance.url", url).sentences())
                .singleElement()
                .asString()
                .doesNotContain("my-password");
    }

    @ParameterizedTest
    @CsvSource({
        "call-center-dev-name, Support Center",
        "cert-dev-name, Support-Cert",
        "omni-flow.flow-dev-name, Route Voice Call",
        "omni-flow.flow-dev-name, 1st_Flow",
        "omni-flow.fallback-queue, Support Queue"
    })
    void a_label_in_the_place_of_a_developer_name_is_refused(String key, String label) {
        assertThat(smallest().with(CENTER + key, label).sentences())
                .singleElement()
                .asString()
                .startsWith(CENTER + key + " is '" + label + "', but it must be")
                .contains("letters, digits and underscores");
    }

    @ParameterizedTest
    @CsvSource({
        "omni-flow.fallback-queue, 00G5g000004XyZzEAK",
        "omni-flow.flow-dev-name, scv__Route_Voice_Call"
    })
    void ids_and_names_of_packages_are_fine(String key, String value) {
        assertThat(smallest().with(CENTER + key, value).sentences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"{ani, not closed", "call of {ani} by {dnis, not closed", "ani}, not opened"})
    void a_template_that_is_not_closed_is_refused(String template, String rule) {
        for (String key : new String[] {"call-attributes.X__c", "omni-flow.input-parameters.p"}) {
            assertThat(smallest().with(CENTER + key, template).sentences())
                    .singleElement()
                    .asString()
                    .startsWith(CENTER + key + " is '" + template + "', but ")
                    .contains(rule);
        }
    }

    @Test
    void a_field_with_blanks_is_refused() {
        assertThat(smallest().with(CENTER + "call-attributes.My Field__c", "x").sentences())
                .singleElement()
                .asString()
                .contains("My Field__c: its last part must be an API name");
    }

    @Test
    void secrets_that_can_be_guessed_are_refused_without_showing_them() {
        String webhook = GivenConfiguration.file(directory, "short", "* short-secret-15\n");
        assertThat(smallest().with("tandem.webhook.secrets-file", webhook).sentences())
                .singleElement()
                .asString()
                .contains("line 1: the secret has 15 characters, expected at least 16")
                .doesNotContain("short-secret-15");
    }

    @Test
    void more_replicas_than_the_one_broker_of_the_process_are_refused() {
        GivenConfiguration given = smallest().with("tandem.topics.replication-factor", "3");
        assertThat(given.sentences())
                .singleElement()
                .asString()
                .startsWith("tandem.topics.replication-factor is '3', but ")
                .contains("single broker", "kafka.bootstrap.servers");
        assertThat(given.with("kafka.bootstrap.servers", "a:1").sentences()).isEmpty();
    }

    @Test
    void what_was_done_about_dead_letters_is_kept_as_long_as_they_are() {
        GivenConfiguration given = smallest().with("tandem.topics.dead-letters.retention", "P120D");
        assertThat(given.sentences())
                .singleElement()
                .asString()
                .startsWith("tandem.topics.operator-actions.retention is 'P90D', but ")
                .contains("at least tandem.topics.dead-letters.retention");
        assertThat(given.with("tandem.topics.operator-actions.retention", "P120D").sentences())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker-1", "a:1,b", "a:0", "a:70000", "http://a", "a:9092:x", ","})
    void servers_without_a_port_are_refused(String servers) {
        assertThat(smallest().with("kafka.bootstrap.servers", servers).sentences())
                .singleElement()
                .asString()
                .startsWith(
                        "kafka.bootstrap.servers is '" + servers + "', but it must be host:port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:1", "a:1, b.c-d:2", "[::1]:9092", "SSL://a:1", "a:1,", "10.0.0.1:1"})
    void servers_with_a_port_are_taken(String servers) {
        assertThat(smallest().with("kafka.bootstrap.servers", servers).sentences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.http.port", "quarkus.management.port"})
    void a_port_out_of_range_is_refused(String key) {
        assertThat(smallest().with(key, "99999").sentences())
                .containsExactly(
                        key + " is '99999', but it must be a whole number from 0 to 65535.");
    }

    @Test
    void one_port_for_two_purposes_is_refused() {
        assertThat(
                        smallest()
                                .with("quarkus.http.port", "8080")
                                .with("quarkus.management.port", "8080")
                                .sentences())
                .containsExactly(
                        "quarkus.management.port is '8080', but it must be another port than that"
                                + " of quarkus.http.port.");
        assertThat(smallest().with("quarkus.http.port", "9092").sentences())
                .singleElement()
                .asString()
                .contains("another port than that of tandem.embedded-kafka.port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tandem.state.directory", "tandem.embedded-kafka.directory"})
    void a_directory_that_is_a_file_is_refused(String key) {
        String file = GivenConfiguration.file(directory, "a-file", "");
        for (String value : new String[] {file, file + "/below/it"}) {
            assertThat(smallest().with(key, value).sentences())
                    .containsExactly(
                            key
                                    + " is '"
                                    + value
                                    + "', but it must be a directory, and "
                                    + file
                                    + " is a file.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "tandem.webhook.secrets-file, * my-32-plus-character-long-secret",
                "tandem.webhook.secrets-file, my-32-plus-character-long-secret",
                "tandem.webhook.secrets-file, /dGhpcyBpcyBhIHNlY3JldA==",
                "tandem.webhook.secrets-file, q83vEjRW/w8B7nhI+5ab==",
                "tandem.flow.keys-file, main a-key-of-the-flow-00",
                "tandem.console.keys-file, 4B1C2D3E4F5A6B7C8D9E0F1A2B3C4D5E",
                "tandem.salesforce.orgs.main.private-key-file, MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"
            })
    void a_secret_pasted_where_a_file_belongs_is_never_shown(String key, String secret) {
        String shortened = secret.substring(secret.length() - 8);
        assertThat(smallest().with(key, secret).sentences())
                .singleElement()
                .asString()
                .startsWith(key + ": it must name a file that this user can read")
                .contains("may be a secret")
                .doesNotContain(shortened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/tandem/webhook-secrets", "secrets.txt", "conf/key.pem"})
    void a_mistyped_file_name_is_shown(String name) {
        assertThat(smallest().with("tandem.webhook.secrets-file", name).sentences())
                .singleElement()
                .asString()
                .startsWith(
                        "tandem.webhook.secrets-file is '" + name + "', but it must name a file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crm.example.com/{voiceCallId} | a desktop opens absolute addresses only",
                "https://crm.example.com/{queue} | there is no {queue}; it may use only {voiceCallId},",
                "https://crm.example.com/{ani | a brace { is not closed"
            })
    void an_address_for_a_screen_pop_that_no_desktop_can_open_is_refused(String url, String why) {
        String key = "tandem.contact-centers.support.screen-pop-url";
        assertThat(smallest().with(key, url).sentences())
                .singleElement()
                .asString()
                .startsWith(key + " is '" + url + "', but " + why);
    }
}
