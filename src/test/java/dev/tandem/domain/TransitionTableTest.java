package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.files.AcceptedFile;
import java.io.IOException;
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
        AcceptedFile.assertHas(
                RECORDED, table, "TransitionTableTest", "tandem.accept-transitions", "");
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
