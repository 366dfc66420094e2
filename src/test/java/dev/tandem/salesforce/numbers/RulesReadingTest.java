package dev.tandem.salesforce.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesReadingTest {

    @Test
    void array_indexes_come_first_and_ascending_as_in_javascript() {
        TranslationRules rules =
                Rules.read(
                        """
                        {"b":"[1,1]->x","10":"[1,1]->x","01":"[1,1]->x","4294967295":"[1,1]->x",
                         "2":"[1,1]->x","-1":"[1,1]->x","4294967294":"[1,1]->x","0":"[1,1]->x",
                         "":"[1,1]->x","1e1":"[1,1]->x"}
                        """);
        assertThat(rules.rules())
                .extracting(TranslationRule::name)
                .containsExactly(
                        "0", "2", "10", "4294967294", "b", "01", "4294967295", "-1", "", "1e1");
    }

    @Test
    void the_predicate_ends_at_the_first_arrow_and_the_selector_begins_at_the_last() {
        assertThat(Rules.read(Rules.json(" [ 7 ,\t11 ]  ->  a->b c ->  $1 - x ")).rules())
                .containsExactly(new TranslationRule("rule a", 7, 11, "a->b c", "$1 - x"));
        assertThat(Rules.read(Rules.json("[0,999999999]->")).rules())
                .containsExactly(new TranslationRule("rule a", 0, 999_999_999, "", ""));
        assertThat(Rules.read(Rules.json("[1,1]->->x")).rules())
                .containsExactly(new TranslationRule("rule a", 1, 1, "", "x"));
    }

    @Test
    void blanks_are_javascripts() {
        assertThat(Rules.read(Rules.json("[1,1]->\u00A0\uFEFFa\u2003->\u001Cb\u2028")).rules())
                .containsExactly(new TranslationRule("rule a", 1, 1, "a", "\u001Cb"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":"\\\\d+"}|rule "a": it has no ->
                    {"a":"1,17->\\\\d"}|rule "a": its predicate '1,17' must be two lengths such as [7,11]
                    {"a":"[1]->x"}|rule "a": its predicate '[1]' must be
                    {"a":"[-1,2]->x"}|rule "a": its predicate '[-1,2]' must be
                    {"a":"[1,2.5]->x"}|rule "a": its predicate '[1,2.5]' must be
                    {"a":"[١,٢]->x"}|rule "a": its predicate '[١,٢]' must be
                    {"a":"[9,8]->x"}|rule "a": its predicate [9,8] would never hold
                    {"good":"[1,2]->x","bad":"[1,2]->(\\\\d"}|rule "bad": its pattern (\\d is not a regular expression of JavaScript (SyntaxError
                    {"a":"[1,2]->x","a":"[1,2]->y"}|two rules are called "a"
                    {"a":17}|rule "a" must be a string
                    {"a":null}|rule "a" must be a string
                    {"a":{"b":"c"}}|rule "a" must be a string
                    {"a":"[1,2]->\\d"}|the rules are not JSON
                    {"a":"[1,2]->x",}|the rules are not JSON
                    {"a":"[1,2]->x"|the rules are not JSON
                    {} {}|something follows the JSON object (line 1, column 4)
                    ["[1,2]->x"]|the rules must be a JSON object
                    ``|the rules must be a JSON object
                    """)
    void rules_that_cannot_be_used_are_refused_in_words(String json, String why) {
        assertThat(RulesReading.of(json))
                .isInstanceOfSatisfying(
                        RulesReading.Refused.class,
                        refused -> assertThat(refused.why()).startsWith(why));
    }

    @Test
    void no_rules_are_rules_too() {
        assertThat(Rules.read("{}").rules()).isEmpty();
    }
}
