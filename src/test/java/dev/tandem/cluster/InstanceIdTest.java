package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {
    private static final InstanceAddress HERE = InstanceAddress.of("http://10.0.0.1:8080");

    @TempDir Path state;

    @Test
    void it_is_the_same_after_a_restart() throws IOException {
        Path directory = state.resolve("not/there/yet");

        assertThat(InstanceId.in(directory)).isNotBlank().isEqualTo(InstanceId.in(directory));
    }

    @Test
    void two_directories_have_two_ids() throws IOException {
        assertThat(InstanceId.in(state.resolve("a")))
                .isNotEqualTo(InstanceId.in(state.resolve("b")));
    }

    @Test
    void an_empty_file_says_how_to_mend_it() throws IOException {
        Files.createFile(state.resolve("instance-id"));

        assertThatThrownBy(() -> InstanceId.in(state))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("delete it");
    }

    @Nested
    class given_an_address {
        @Test
        void it_is_the_same_after_a_restart() throws IOException {
            assertThat(InstanceId.at(HERE, state)).isEqualTo(InstanceId.at(HERE, state));
            assertThat(InstanceId.at(null, state)).isEqualTo(InstanceId.at(null, state));
        }

        @Test
        void it_is_another_one_at_another_address() throws IOException {
            String before = InstanceId.at(HERE, state);
            assertThat(InstanceId.at(InstanceAddress.of("http://10.0.0.2:8080"), state))
                    .isNotEqualTo(before);
        }

        @Test
        void a_file_without_an_address_is_not_used() throws IOException {
            Files.writeString(state.resolve("tandem-member-id"), "an-old-id\n");
            assertThat(InstanceId.at(HERE, state)).isNotEqualTo("an-old-id");
        }
    }
}
