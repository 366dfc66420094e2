package dev.tandem.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticMemberTest {
    private static final InstanceAddress HERE = InstanceAddress.of("http://10.0.0.1:8080");

    @TempDir Path state;

    @Test
    void who_comes_back_is_the_same_member() throws IOException {
        assertThat(StaticMember.in(state, HERE)).isEqualTo(StaticMember.in(state, HERE));
        assertThat(StaticMember.in(state, null)).isEqualTo(StaticMember.in(state, null));
    }

    @Test
    void who_comes_back_at_another_address_is_another_member() throws IOException {
        String before = StaticMember.in(state, HERE);
        assertThat(StaticMember.in(state, InstanceAddress.of("http://10.0.0.2:8080")))
                .isNotEqualTo(before);
    }

    @Test
    void a_file_that_says_no_address_is_not_believed() throws IOException {
        Files.writeString(state.resolve("tandem-member-id"), "an-old-id\n");
        assertThat(StaticMember.in(state, HERE)).isNotEqualTo("an-old-id");
    }
}
