package dev.tandem.ops.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operator.letters.IndexedLetter.Place;
import dev.tandem.operator.letters.LetterFilter;
import dev.tandem.operator.letters.LetterKind;
import dev.tandem.operator.letters.LetterState;
import dev.tandem.ops.letters.LetterRequest.Conditions;
import dev.tandem.wire.DeadLetterReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterRequestTest {
    private static final Conditions NONE = new Conditions(null, null, null, null, null);

    @Test
    void without_parameters_the_latest_letters_of_all_kinds_are_meant() {
        assertThat(LetterRequest.listing(NONE, null, null, null))
                .isEqualTo(new LetterRequest.Listing(LetterFilter.ALL, null, 50));
    }

    @Test
    void each_parameter_is_a_condition() {
        Place place = new Place(Instant.ofEpochMilli(1_790_000_000_123L), "a topic-1-2 x");
        assertThat(
                        LetterRequest.listing(
                                new Conditions(
                                        "No_Contact_Centre",
                                        "wake-up",
                                        "main",
                                        "2026-03-02T03:00:00Z",
                                        "2026-03-02T05:00:00+01:00"),
                                "dismissed",
                                "7",
                                LetterCursor.of(place)))
                .isEqualTo(
                        new LetterRequest.Listing(
                                new LetterFilter(
                                        DeadLetterReason.NO_CONTACT_CENTRE,
                                        LetterKind.WAKE_UP,
                                        "main",
                                        Instant.parse("2026-03-02T03:00:00Z"),
                                        Instant.parse("2026-03-02T04:00:00Z"),
                                        LetterState.DISMISSED),
                                place,
                                7));
    }

    @ParameterizedTest
    @CsvSource({"*", "bm8gcGxhY2U", "'', "})
    void a_text_that_is_no_cursor_is_refused(String cursor) {
        assertThat(LetterRequest.listing(NONE, null, null, cursor == null ? "" : cursor))
                .isInstanceOfSatisfying(
                        LetterRequest.Wrong.class, it -> assertThat(it.why()).contains("\"next\""));
    }

    @Test
    void a_time_range_that_is_empty_is_refused() {
        Conditions empty =
                new Conditions(null, null, null, "2026-03-02T03:00:00Z", "2026-03-02T03:00:00Z");
        assertThat(LetterRequest.listing(empty, null, null, null))
                .isEqualTo(new LetterRequest.Wrong("from must be before to."));
    }

    @Test
    void a_bulk_redrive_is_a_dry_run_unless_it_says_otherwise() {
        assertThat(LetterRequest.bulk(NONE, null, null))
                .isEqualTo(new LetterRequest.Bulk(LetterFilter.ALL, 20, true));
        assertThat(LetterRequest.bulk(NONE, 200, false))
                .isEqualTo(new LetterRequest.Bulk(LetterFilter.ALL, 200, false));
        assertThat(LetterRequest.bulk(NONE, 0, false)).isInstanceOf(LetterRequest.Wrong.class);
    }
}
