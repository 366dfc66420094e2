package dev.tandem.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.SalesforceCommand.DisconnectReason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contact centre's keys may say, and how they come out of the environment. */
class ContactCenterKeysTest {
    private static final String ABANDON = GivenConfiguration.CENTER + "abandon.";
    private static final String ATTRIBUTES = GivenConfiguration.CENTER + "call-attributes.";
    private static final String VARIABLE =
            "TANDEM_CONTACT_CENTERS_SUPPORT_CALL_ATTRIBUTES_MY_FIELD__C";

    @TempDir Path directory;

    @Test
    void a_field_that_only_the_environment_names_is_refused_with_what_to_write() {
        assertThat(GivenConfiguration.smallest(directory).variable(VARIABLE, "{ani}").sentences())
                .singleElement()
                .asString()
                .startsWith("The environment variable " + VARIABLE + ": ")
                .contains("does not show capitals and small letters")
                .contains(ATTRIBUTES + "My_Field__c=");
    }

    @ParameterizedTest
    @CsvSource({"''", "{dnis}"})
    void a_field_that_a_file_spells_takes_its_template_from_the_environment(String written) {
        GivenConfiguration spelt =
                GivenConfiguration.smallest(directory)
                        .with(ATTRIBUTES + "My_Field__c", written)
                        .variable(VARIABLE, "from the environment");

        assertThat(attributes(spelt)).containsExactly("My_Field__c");
        assertThat(spelt.with(ATTRIBUTES + "Other__c", "").sentences()).isEmpty();
    }

    @Test
    void a_flow_parameter_that_only_the_environment_names_is_refused_too() {
        String variable = "TANDEM_CONTACT_CENTERS_SUPPORT_OMNI_FLOW_INPUT_PARAMETERS_CALLERID";

        assertThat(GivenConfiguration.smallest(directory).variable(variable, "{ani}").sentences())
                .singleElement()
                .asString()
                .startsWith("The environment variable " + variable);
    }

    @ParameterizedTest
    @CsvSource({
        "MATCH_WEBEX_ORG_ID, match.webex-org-id",
        "MATCH_ENTRY_POINT_ID, match.entry-point-id",
        "MATCH_DIALED_NUMBER, match.dialed-number"
    })
    void criteria_may_come_from_the_environment(String variable, String key) {
        GivenConfiguration given =
                GivenConfiguration.smallest(directory)
                        .variable("TANDEM_CONTACT_CENTERS_SUPPORT_" + variable, "(broken");

        assertThat(given.sentences())
                .singleElement()
                .asString()
                .startsWith(
                        "The environment variable TANDEM_CONTACT_CENTERS_SUPPORT_"
                                + variable
                                + " ("
                                + GivenConfiguration.CENTER
                                + key
                                + ") is '(broken', but it must be a regular");
    }

    @Test
    void more_criteria_than_another_are_no_twin() {
        GivenConfiguration two =
                GivenConfiguration.smallest(directory)
                        .with(GivenConfiguration.CENTER + "match.webex-org-id", "org-1")
                        .with("tandem.contact-centers.sales.match.webex-org-id", "org-1")
                        .with("tandem.contact-centers.sales.call-center-dev-name", "Sales")
                        .with("tandem.contact-centers.sales.cert-dev-name", "SalesCert");
        assertThat(two.sentences()).hasSize(1);

        two.with("tandem.contact-centers.sales.match.entry-point-id", "ep-1");
        assertThat(two.sentences()).isEmpty();
    }

    @Test
    void each_type_of_abandoned_call_may_have_words_of_its_own() {
        ContactCenterSettings settings =
                settings(
                        GivenConfiguration.smallest(directory)
                                .with(ABANDON + "disconnect-reason", "Gone")
                                .with(ABANDON + "before-queue.disconnect-reason", "Left the menu")
                                .with(ABANDON + "while-ringing.is-error", "false")
                                .with(ABANDON + "self-service.is-error", "true"));

        assertThat(settings.disconnectReason(AbandonmentType.BEFORE_QUEUE))
                .isEqualTo(new DisconnectReason("Left the menu", true));
        assertThat(settings.disconnectReason(AbandonmentType.IN_QUEUE))
                .isEqualTo(new DisconnectReason("Gone", true));
        assertThat(settings.disconnectReason(AbandonmentType.WHILE_RINGING))
                .isEqualTo(new DisconnectReason("Gone", false));
        assertThat(settings.disconnectReason(AbandonmentType.SELF_SERVICE))
                .isEqualTo(new DisconnectReason("Ended in self-service", true));
    }

    @Test
    void a_flag_of_one_type_that_is_no_flag_is_refused_by_its_name() {
        assertThat(
                        GivenConfiguration.smallest(directory)
                                .with(ABANDON + "in-queue.is-error", "maybe")
                                .sentences())
                .singleElement()
                .asString()
                .startsWith(ABANDON + "in-queue.is-error is 'maybe'");
    }

    private static ContactCenterSettings settings(GivenConfiguration given) {
        return given.configuration().contactCenters().getFirst().settings();
    }

    private static List<String> attributes(GivenConfiguration given) {
        return List.copyOf(
                given.configuration()
                        .contactCenters()
                        .getFirst()
                        .voice()
                        .callAttributes()
                        .byField()
                        .keySet());
    }
}
