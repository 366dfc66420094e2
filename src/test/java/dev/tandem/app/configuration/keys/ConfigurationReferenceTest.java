package dev.tandem.app.configuration.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.files.AcceptedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference that users read says what the program does. */
class ConfigurationReferenceTest {
    private static final Path WRITTEN = Path.of("deploy/configuration.md");

    @Test
    void the_reference_is_what_the_table_of_keys_generates() throws IOException {
        String reference = ConfigurationReference.render();
        AcceptedFile.assertHas(
                WRITTEN,
                reference,
                "ConfigurationReferenceTest",
                "tandem.accept-configuration",
                "");
    }

    @Test
    void its_lines_wrap() throws IOException {
        assertThat(ConfigurationReference.render().lines())
                .filteredOn(line -> line.length() > 100)
                .allMatch(line -> line.matches(" *`[^`]*`;?"), "is code that cannot be broken");
    }

    private static Stream<KnownKey> keys() {
        return KnownKeys.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void every_key_has_a_meaning_in_a_sentence_and_an_example(KnownKey key) {
        assertThat(key.meaning()).endsWith(".").matches("[A-Z].*");
        assertThat(key.example()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void every_default_and_every_example_is_allowed(KnownKey key) {
        Stream.of(key.defaultValue(), key.example())
                .filter(Objects::nonNull)
                .forEach(value -> assertAllowed(key.kind(), value));
    }

    private static void assertAllowed(ValueKind kind, String value) {
        switch (kind) {
            case ValueKind.WholeNumber(int least, int most) ->
                    assertThat(Integer.parseInt(value)).isBetween(least, most);
            case ValueKind.TimeSpan(var shortest, var longest) ->
                    assertThat(Duration.parse(value)).isBetween(shortest, longest);
            case ValueKind.Choice(var words) -> assertThat(words).contains(value);
            case ValueKind.Flag() -> assertThat(value).isIn("true", "false");
            case ValueKind.Text _, ValueKind.File _ -> assertThat(value).isNotBlank();
        }
    }
}
