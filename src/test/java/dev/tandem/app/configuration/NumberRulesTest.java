package dev.tandem.app.configuration;

import static dev.tandem.app.configuration.values.GivenConfiguration.CENTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import dev.tandem.salesforce.numbers.TranslationRule;
import dev.tandem.salesforce.numbers.TranslationRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phone number rules of a contact centre. */
class NumberRulesTest {
    private static final String KEY = CENTER + "phone-number-translation";

    @TempDir private Path directory;

    private TranslationRules rules(String json) {
        ConfigurationCheck.Accepted accepted =
                GivenConfiguration.smallest(directory).with(KEY, json).accepted();
        assertThat(accepted.warnings()).isEmpty();
        return accepted.configuration().contactCenters().getFirst().voice().numberRules();
    }

    @Test
    void they_are_read_as_they_are_in_salesforce() {
        assertThat(
                        rules(
                                """
                                {"US, with spaces":"[12,12]->(\\\\+1)(\\\\d{3})(\\\\d{7})->$1 $2 $3",
                                 "odd":"[ 1, 2 ]->(?<a>\\\\$)->$$ $& $<a> ${x} \\\\$"}
                                """))
                .isEqualTo(
                        new TranslationRules(
                                List.of(
                                        new TranslationRule(
                                                "US, with spaces",
                                                12,
                                                12,
                                                "(\\+1)(\\d{3})(\\d{7})",
                                                "$1 $2 $3"),
                                        new TranslationRule(
                                                "odd", 1, 2, "(?<a>\\$)", "$$ $& $<a> ${x} \\$"))));
    }

    @Test
    void without_them_numbers_stay_as_they_are() {
        assertThat(
                        GivenConfiguration.smallest(directory)
                                .configuration()
                                .contactCenters()
                                .getFirst()
                                .voice()
                                .numberRules())
                .isNull();
    }

    @Test
    void a_bad_rule_refuses_the_start_and_is_named() {
        GivenConfiguration bad =
                GivenConfiguration.smallest(directory)
                        .with(KEY, "{\"fine\":\"[1,2]->x\",\"To internal\":\"[7,17]->(\\\\d{7}\"}");
        assertThat(bad.sentences())
                .singleElement()
                .asString()
                .startsWith(KEY + ": rule \"To internal\": its pattern (\\d{7} is not a regular")
                .endsWith(").");
    }

    @Test
    void a_missing_backslash_is_reported_with_the_remedy() {
        assertThat(
                        GivenConfiguration.smallest(directory)
                                .with(KEY, "{\"a\":\"[1,2]->\\d\"}")
                                .sentences())
                .singleElement()
                .asString()
                .startsWith(KEY + ": the rules are not JSON: ")
                .contains("each backslash is written twice");
    }
}
