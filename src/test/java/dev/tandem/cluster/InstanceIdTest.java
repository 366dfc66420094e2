package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {
    private static final InstanceAddress HERE = InstanceAddress.of("http://10.0.0.1:8080");

    @TempDir Path state;

    @Test
    void who_comes_back_is_the_same_member() throws IOException {
        assertThat(InstanceId.in(state, HERE)).isEqualTo(InstanceId.in(state, HERE));
        assertThat(InstanceId.in(state, null)).isEqualTo(InstanceId.in(state, null));
    }

    @Test
    void who_comes_back_at_another_address_is_another_member() throws IOException {
        String before = InstanceId.in(state, HERE);
        assertThat(InstanceId.in(state, InstanceAddress.of("http://10.0.0.2:8080")))
                .isNotEqualTo(before);
    }

    @Test
    void a_file_that_says_no_address_is_not_believed() throws IOException {
        Files.writeString(state.resolve("tandem-member-id"), "an-old-id\n");
        assertThat(InstanceId.in(state, HERE)).isNotEqualTo("an-old-id");
    }
}
