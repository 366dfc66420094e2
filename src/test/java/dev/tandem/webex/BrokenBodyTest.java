package dev.tandem.webex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow pastes its variables into JSON as they are; what breaks then is explained. */
class BrokenBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"ani\":\"say \"hi\" there\"}|line 1, column 14|quotation mark stands"
                        + " unescaped",
                "{\"reason\":\"C:\\temp\\qx\"}|column 20 on, at or after the value of"
                        + " reason|backslash stands unescaped",
                "{\"ani\":,\"dnis\":\"\"}|after the value of ani|or was empty",
                "{\"ani\":+1480}|after the value of ani|without quotation marks",
                "{\"ani\":{{ANI}}}|line 1, column 9|not rendered",
                "{\"ani\":\"+1480|column|ends too early"
            })
    void the_place_and_the_likely_cause_are_named(String body, String place, String cause) {
        assertThat(why(body)).contains(place, cause).doesNotContain("1480", "hi", "temp");
    }

    @Test
    void a_line_break_in_a_text_is_named() {
        assertThat(why("{\"ani\":\"a\nb\"}")).contains("line 1", "a line break");
    }

    @Test
    void a_field_of_another_name_is_not_repeated_because_it_may_be_a_piece_of_a_value() {
        assertThat(why("{\"event\":\"x\",\"Jane Doe\":+1}")).doesNotContain("Jane");
    }

    private static String why(String body) {
        return ((FlowEvent.Unreadable) FlowEvent.read(body.getBytes(UTF_8))).why();
    }
}
