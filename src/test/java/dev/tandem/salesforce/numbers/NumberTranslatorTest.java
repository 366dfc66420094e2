package dev.tandem.salesforce.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.salesforce.numbers.NumberTranslation.Effect;
import dev.tandem.salesforce.numbers.NumberTranslation.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTranslatorTest {

    /**
     * The guide's examples and its tables; where a title and its rule disagree, the rule's word.
     */
    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    [10,10]->(\\d{1})(\\d{2})(\\d{3})(\\d{2})(\\d{2})->+41 $2 $3 $4 $5; 0319175200; +41 31 917 52 00
                    [7,17]->(\\d{7})(\\d{4})->$2; 41319175200; 5200
                    [12,12]->(\\+1)(\\d{3})(\\d{3})(\\d{4})->$1 $2 $3 $4; +14693150217; +1 469 315 0217
                    [12,12]->(\\+1)(\\d{3})(\\d{3})(\\d{4})->$1-$2-$3-$4; +14693150217; +1-469-315-0217
                    [12, 12]->(\\+1)(\\d{3})(\\d{3})(\\d{4})->$2 $3 $4; +14693150217; 469 315 0217
                    [12, 12]->(\\+1)(\\d{3})(\\d{3})(\\d{4})-> $3 $4; +14693150217; 315 0217
                    [12, 12]->(\\+1)(\\d{3})(\\d{3})(\\d{4})->($2) $3-$4; +14693150217; (469) 315-0217
                    [12,12]->(\\+1)(\\d{3})(\\d{3})(\\d{4})->$1 $2 $3 $4; +41319175200; +41319175200
                    [13,13]->(\\+49)(\\d{3})(\\d{4})(\\d{3})->$1 $2 $3 $4; +491515555531; +49 151 5555 531
                    [1,17]->[^\\d]+; +1469#315*0217; 14693150217
                    [1,17]->[^+\\d]+; +1469#315*0217; +14693150217
                    [12,12]->(.{1})(\\d{1})(\\d{10})->$3; +14693150217; 4693150217
                    [10,12]->(^\\+1+)(\\d+)->$2; +14693150217; 4693150217
                    [10,15]->(^\\+49+)(\\d+)->$2; +491515555531; 1515555531
                    [10,15]->(.{1})(\\d{2})(\\d{9})->$3; +41319175200; 319175200
                    [10,15]->(.{1})(\\d{2})(\\d{9})->$3; +491515555531; 1515555531
                    [10,13]->(^\\+41+)(\\d+)->$2; +41319175200; 319175200
                    [10,13]->(.{1})(\\d{2})(\\d{9})->$3; +41319175200; 319175200
                    [10,14]->(^\\++)(\\d{2})(\\d+)->$3; +41319175200; 319175200
                    [10,12]->(.{1})(\\d{1})(\\d{10})-> 001 $3; +14693150217; 001 4693150217
                    [10,12]->(^\\+1+)(\\d+)-> 001$2; +14693150217; 0014693150217
                    [12,15]->(.{1})(\\d{2})(\\d{10})-> 0049 $3; +491515555531; 0049 1515555531
                    [10,12]->(^\\+49+)(\\d+)-> 0049$2; +491515555531; +491515555531
                    [10,13]->(.{1})(\\d{2})(\\d{9})-> 0041 $3; +41319175200; 0041 319175200
                    [10,12]->(^\\+41+)(\\d+)-> 0041$2; +41319175200; 0041319175200
                    [12,17]->(\\d{1})(\\d{3})(\\d{3})(\\d{4})->+1 $2 $3 $4; +14693150217; ++1 469 315 0217
                    [12,17]->(\\+1)(\\d{3})(\\d{3})(\\d{4})->$1 $2 $3 $4; +14693150217; +1 469 315 0217
                    [12,17]->(\\d{2})(\\d{3})(\\d{4})(\\d{3})->+49 $2 $3 $4; +491515555531; ++49 151 5555 531
                    [12,17]->(\\+49)(\\d{3})(\\d{4})(\\d{3})->$1 $2 $3 $4; +491515555531; +49 151 5555 531
                    [12,17]->(\\d{2})(\\d{2})(\\d{3})(\\d{2})(\\d{2})->+41 $2 $3 $4; +41319175200; ++41 31 917 52
                    [12,17]->(\\+41)(\\d{2})(\\d{3})(\\d{2})(\\d{2})->$1 $2 $3 $4; +41319175200; +41 31 917 52
                    """)
    void a_rule_of_the_guide_does_what_it_says(String rule, String raw, String number) {
        assertThat(Rules.translator(rule).translate(raw).number()).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0} is cleaned up to {1}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    +41 (0)31 917 52 00; +41319175200
                    +44 (0)(0)20 7946 0958; +4402079460958
                    tel:+14693150217; +14693150217
                    0041+31; 004131
                    ++41 31; ++4131
                    '+1-469-315-0217,,1234#'; '+14693150217,,1234#'
                    ( 0 )31; 031
                    ٠٣١9; 9
                    #31#+41; #31#41
                    """)
    void a_number_is_cleaned_up_before_any_rule(String raw, String clean) {
        NumberTranslation translation = Rules.translator().translate(raw);
        assertThat(translation.number()).isEqualTo(clean);
        assertThat(translation.outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void rules_apply_in_turn_each_to_what_the_one_before_left() {
        NumberTranslation translation =
                Rules.translator(
                                "[1,17]->[^\\d]+",
                                "[10,10]->(\\d{1})(\\d{2})(\\d{3})(\\d{2})(\\d{2})->+41 $2 $3 $4"
                                        + " $5")
                        .translate("0319175200");
        assertThat(translation.number()).isEqualTo("+41 31 917 52 00");
        assertThat(Rules.translator("[1,9]->1->2", "[1,9]->2->3").translate("12").number())
                .isEqualTo("33");
    }

    @Test
    void the_length_that_counts_is_the_one_before_the_first_rule() {
        NumberTranslator translator =
                Rules.translator("[1,17]->[^\\d]+", "[12,17]->^41->0", "[1,11]->^->never ");
        NumberTranslation translation = translator.translate("+41319175200");
        assertThat(translation.number()).isEqualTo("0319175200");
        assertThat(translation.steps())
                .extracting(NumberTranslation.Step::effect)
                .containsExactly(Effect.CHANGED, Effect.CHANGED, Effect.OTHER_LENGTH);
    }

    @Test
    void where_nothing_is_left_the_untranslated_number_is_used() {
        NumberTranslation translation = Rules.translator("[1,17]->.").translate("+41 31");
        assertThat(translation.number()).isEqualTo("+4131");
        assertThat(translation.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(Rules.translator("[1,17]->\\d").translate("sip:anna").number())
                .isEqualTo("sip:anna");
    }

    @Test
    void what_is_longer_than_the_field_is_cut_before_the_rules_and_after() {
        String sixty = "1234567890".repeat(6);
        NumberTranslation before = Rules.translator("[40,40]->^1->x").translate(sixty);
        assertThat(before.number()).isEqualTo("x" + sixty.substring(1, 40));
        assertThat(before.cut()).isTrue();
        NumberTranslation after =
                Rules.translator("[2,2]->\\d->$&-----------------------").translate("12");
        assertThat(after.number()).hasSize(40).startsWith("1-----").contains("-2-----");
        assertThat(after.cut()).isTrue();
        assertThat(Rules.translator("[2,2]->\\d->$&").translate("12").cut()).isFalse();
    }

    @Test
    void half_a_character_is_never_sent() {
        NumberTranslation cut =
                Rules.translator("[1,1]->1->" + "x".repeat(39) + "\uD83D\uDCDE").translate("1");
        assertThat(cut.number()).isEqualTo("x".repeat(39));
    }
}
