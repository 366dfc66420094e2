package dev.tandem.process.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.wire.SearchEntry;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {
    private static final String ID = "94d8835d-c749-11ec-8573-7becd36cb425";
    private static final SearchEntry CALL =
            new SearchEntry(
                    ID,
                    "+14806754084",
                    "sip:+18445790001@example.com",
                    "0LQ5g000000CaTqGAK",
                    "main",
                    "main",
                    null,
                    null);

    private static SearchText text(String asked) {
        return Objects.requireNonNull(SearchText.of(asked));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                " 94D8835D-C749-11EC-8573-7BECD36CB425 ",
                "wxcc_" + ID,
                "0LQ5g000000CaTqGAK",
                "0LQ5g000000CaTq",
                "4084",
                "+1 (480) 675-4084",
                "480.675.4084",
                "14806754084",
                "0001"
            })
    void a_call_is_found_by_each_of_its_names(String asked) {
        assertThat(text(asked).fits(CALL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "94d8835d-c749-11ec-8573-7becd36cb426",
                "0lq5g000000catq",
                "0LQ5g000000CaTr",
                "4085",
                "0675",
                "+4806754085"
            })
    void another_call_is_not(String asked) {
        assertThat(text(asked).fits(CALL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "408", "+1", "(40) 8"})
    void nothing_is_found_by_nothing_or_by_fewer_than_four_digits(String asked) {
        assertThat(SearchText.of(asked)).isNull();
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        assertThat(SearchText.of("x".repeat(SearchText.LONGEST))).isNotNull();
        assertThat(SearchText.of("x".repeat(SearchText.LONGEST + 1))).isNull();
    }

    @Test
    void only_what_can_be_a_record_or_a_number_needs_a_scan() {
        assertThat(text(ID).isIdOnly()).isTrue();
        assertThat(text("wxcc_" + ID).isIdOnly()).isTrue();
        assertThat(text("4084").isIdOnly()).isFalse();
        assertThat(text("0LQ5g000000CaTq").isIdOnly()).isFalse();
    }

    @Test
    void what_was_asked_is_in_no_log() {
        assertThat(text("+14806754084").toString()).doesNotContain("4084");
        assertThat(CALL.toString()).doesNotContain("4084");
    }
}
