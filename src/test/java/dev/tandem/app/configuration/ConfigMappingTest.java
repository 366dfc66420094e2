package dev.tandem.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What SmallRye's typed mapping does with names out of the environment, and why this program reads
 * them itself: see the package's description. A test that fails after an update of SmallRye says
 * that one of the reasons is gone.
 */
class ConfigMappingTest {
    private static final String CENTERS = "tandem.contact-centers.";

    @ConfigMapping(prefix = "tandem")
    interface Mapped {
        Map<String, Center> contactCenters();

        Optional<String> stateDirectory();

        interface Center {
            Optional<String> callCenterDevName();

            Optional<String> certDevName();

            Map<String, String> callAttributes();
        }
    }

    @Test
    void a_name_of_two_words_in_the_environment_alone_is_not_found() {
        Map<String, String> variables =
                Map.of("TANDEM_CONTACT_CENTERS_NIGHT_SHIFT_CALL_CENTER_DEV_NAME", "Night");

        assertThat(mapped(Map.of(), variables).contactCenters()).isEmpty();
    }

    @Test
    void a_name_with_capitals_that_a_variable_completes_appears_twice() {
        Map<String, String> file = Map.of(CENTERS + "NightShift.call-center-dev-name", "Night");
        Map<String, String> variables =
                Map.of("TANDEM_CONTACT_CENTERS_NIGHTSHIFT_CERT_DEV_NAME", "NightCert");

        assertThat(mapped(file, variables).contactCenters())
                .containsOnlyKeys("NightShift", "nightshift");
    }

    @Test
    void a_field_in_a_variable_that_is_spelt_as_a_key_appears_twice() {
        Map<String, String> variables =
                Map.of(CENTERS + "support.call-attributes.My_Field__c", "{ani}");

        assertThat(mapped(Map.of(), variables).contactCenters().get("support").callAttributes())
                .containsOnlyKeys("My_Field__c", "my.field.\"c");
    }

    @Test
    void a_field_that_only_the_environment_names_is_dropped_without_a_word() {
        Map<String, String> variables =
                Map.of("TANDEM_CONTACT_CENTERS_SUPPORT_CALL_ATTRIBUTES_MY_FIELD__C", "{ani}");

        assertThat(mapped(Map.of(), variables).contactCenters()).isEmpty();
    }

    @Test
    void a_misspelt_variable_is_dropped_without_a_word() {
        Map<String, String> variables = Map.of("TANDEM_STATE_DIRECTRY", "/var/lib/tandem");

        assertThat(mapped(Map.of(), variables).stateDirectory()).isEmpty();
    }

    @ConfigMapping(prefix = "tandem")
    interface Typed {
        Optional<Integer> partitions();
    }

    @Test
    void a_value_of_the_wrong_type_is_printed_even_if_it_is_a_secret() {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .withMapping(Typed.class)
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of("tandem.partitions", "a-pasted-secret"),
                                        "file",
                                        250));

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("a-pasted-secret");
    }

    /** Unknown keys are validated, as they are by default. */
    private static Mapped mapped(Map<String, String> file, Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withMapping(Mapped.class)
                .withSources(
                        new PropertiesConfigSource(file, "file", 250),
                        EnvironmentSource.of(variables))
                .build()
                .getConfigMapping(Mapped.class);
    }
}
