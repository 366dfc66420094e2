package dev.tandem.app.forgetting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberMatchTest {
    private final PhoneNumberMatch match =
            Objects.requireNonNull(PhoneNumberMatch.of("+1 (480) 555-0100"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"origin\":\"+14805550100\"}}",
                "{\"event\":\"NewPhoneContact\",\"ani\":\"14805550100\"}",
                "{\"attributes\":{\"callback\":\"1-480-555-0100\"}}",
                "{\"list\":[\"a\",\"+1 480 555 0100\"]}",
                "{\"ani\":14805550100}"
            })
    void a_number_is_found_in_any_field_and_spelling(String event) {
        assertThat(match.isIn(event.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"origin\":\"+14805550101\"}}",
                "{\"data\":{\"origin\":\"4805550100\"}}",
                "{\"data\":{\"destination\":\"+14805550100\"}}",
                "{\"dnis\":\"+14805550100\"}",
                "no JSON +14805550100",
                ""
            })
    void other_numbers_and_the_number_that_was_called_are_not(String event) {
        assertThat(match.isIn(event.getBytes(UTF_8))).isFalse();
        assertThat(match.isIn(null)).isFalse();
    }

    @Test
    void an_interaction_id_is_no_number() {
        assertThat(PhoneNumberMatch.of("5324881f-1e84-4367-8930-f69a74b30ca6")).isNull();
        assertThat(PhoneNumberMatch.of("123456")).isNull();
    }
}
