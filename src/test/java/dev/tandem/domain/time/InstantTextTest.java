package dev.tandem.domain.time;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void the_text_is_the_one_that_java_gives_and_comes_back_as_the_same_instant() {
        Random random = new Random(20_260_101);
        int[] exact = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < 100_000; i++) {
            int unit = exact[i % exact.length];
            Instant instant =
                    Instant.ofEpochSecond(
                            random.nextLong(FIRST, LAST + 1),
                            (long) random.nextInt(1_000_000_000) / unit * unit);
            assertThat(written(instant)).isEqualTo(instant.toString());
            assertThat(read(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @MethodSource
    void the_first_and_the_last_of_the_form(Instant instant) {
        assertThat(written(instant)).isEqualTo(instant.toString());
        assertThat(read(instant.toString())).isEqualTo(instant);
    }

    static Stream<Instant> the_first_and_the_last_of_the_form() {
        return Stream.of(
                Instant.EPOCH,
                Instant.ofEpochSecond(FIRST),
                Instant.ofEpochSecond(LAST, 999_999_999),
                Instant.parse("2024-02-29T23:59:59.000000001Z"));
    }

    @ParameterizedTest
    @MethodSource
    void years_of_another_length_are_not_written(Instant instant) {
        assertThat(InstantText.write(instant, new byte[InstantText.LONGEST])).isZero();
    }

    static Stream<Instant> years_of_another_length_are_not_written() {
        return Stream.of(
                Instant.MIN,
                Instant.ofEpochSecond(FIRST).minusNanos(1),
                Instant.ofEpochSecond(LAST + 1),
                Instant.MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31T12:00:00",
                "2026-01-31T12:00:00.Z",
                "2026-01-31T12:00:00.1Z",
                "2026-01-31T12:00:00.12aZ",
                "2026-01-31 12:00:00Z",
                "2026-02-30T12:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:00:60Z",
                "+2026-01-31T12:00:0Z",
                "2026-01-31T12:00:00z",
                "2026-01-31T12:00:00.000+01:00"
            })
    void another_form_is_not_read(String text) {
        assertThat(read(text)).isNull();
    }

    private static String written(Instant instant) {
        byte[] text = new byte[InstantText.LONGEST];
        return new String(text, 0, InstantText.write(instant, text), US_ASCII);
    }

    private static Instant read(String text) {
        char[] padded = ("\"" + text + "\"").toCharArray();
        return InstantText.read(padded, 1, text.length());
    }
}
