package dev.tandem.embedded.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpectedCallsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    create omni-flow  | create omni-flow               | true
                    create omni-flow  | create                         | false
                    create omni-flow  | create omni-flow clear         | false
                    create omni-flow  | omni-flow create               | false
                    create omni-flow  | create create omni-flow        | false
                    create+ omni-flow | create omni-flow               | true
                    create+ omni-flow | create create create omni-flow | true
                    create+ omni-flow | omni-flow                      | false
                    create+           | create create                  | true
                    """)
    void calls_match_in_order_and_number(String expected, String calls, boolean matches) {
        assertThat(new ExpectedCalls(words(expected)).matches(words(calls))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"'',true", "create,false"})
    void no_call_expected_means_none(String calls, boolean matches) {
        assertThat(new ExpectedCalls(List.of()).matches(words(calls))).isEqualTo(matches);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
