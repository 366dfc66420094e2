package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A changed decision is a changed line in review. */
class TransitionTableTest {

    private static final Path RECORDED =
            Path.of("src/test/resources/dev/tandem/domain/transition-table.txt");

    @Test
    void decisions_are_those_of_the_recorded_table() throws IOException {
        String table = new TransitionTable().render();
        if (Boolean.getBoolean("tandem.accept-transitions")) {
            Files.createDirectories(RECORDED.getParent());
            Files.writeString(RECORDED, table);
        }

        assertThat(table)
                .as(
                        "To accept the change, run ./mvnw test -Dtest=TransitionTableTest"
                                + " -Dtandem.accept-transitions=true and review the lines of %s",
                        RECORDED)
                .isEqualTo(Files.readString(RECORDED));
    }

    @Test
    void every_kind_of_input_has_a_row() {
        assertThat(TransitionTable.inputKinds())
                .as("add a sample of the new input to Message and to TransitionTable.NOTICES")
                .containsExactlyInAnyOrderElementsOf(
                        kindsOf(InteractionInput.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(kind -> kindsOf(kind))
                : Stream.of(type);
    }
}
