package dev.tandem.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.files.AcceptedFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The formats on topics and in stores: a changed name or field is a changed line in review. */
class WireFormatTest {
    private static final Path RECORDED =
            Path.of("src/test/resources/dev/tandem/wire/wire-format.txt");

    @Test
    void names_and_fields_are_those_of_the_recorded_format() throws IOException {
        String format = WireFormat.render();
        AcceptedFile.assertHas(
                RECORDED,
                format,
                "WireFormatTest",
                "tandem.accept-wire-format",
                "Stored records must stay readable: add names and optional fields, change none. ");
    }

    @Test
    void every_member_is_written_with_a_name_that_has_a_version() {
        assertThat(
                        WireFormat.hierarchies().stream()
                                .flatMap(SealedTypes::leaves)
                                .map(WireNames::of))
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*/[1-9][0-9]*"));
    }

    @Test
    void no_two_members_of_a_hierarchy_share_a_name() {
        for (Class<?> hierarchy : WireFormat.hierarchies()) {
            assertThat(
                            SealedTypes.leaves(hierarchy)
                                    .flatMap(member -> WireNames.all(member).stream()))
                    .as(hierarchy.getSimpleName())
                    .doesNotHaveDuplicates();
        }
    }
}
