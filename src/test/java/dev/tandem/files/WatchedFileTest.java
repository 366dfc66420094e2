package dev.tandem.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {
    @TempDir Path folder;
    private final List<String> taken = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final WatchedFile.Watcher<String> watcher =
            new WatchedFile.Watcher<>() {
                @Override
                public void taken(String value) {
                    taken.add(value);
                }

                @Override
                public void unusable(String complaint) {
                    complaints.add(complaint);
                }
            };

    @Nested
    class Given_a_file_that_is_live {
        @Test
        void a_changed_file_is_taken_in_without_being_asked() throws IOException {
            try (WatchedFile<String> file = open("old")) {
                write("new");
                await().until(() -> file.get().equals("new"));
            }
        }

        @Test
        void a_file_replaced_under_its_name_is_taken_in() throws IOException {
            try (WatchedFile<String> file = open("old")) {
                Path next = Files.writeString(folder.resolve("next"), "new");
                Files.move(next, folder.resolve("file"), StandardCopyOption.REPLACE_EXISTING);
                await().until(() -> file.get().equals("new"));
            }
        }

        @Test
        void what_is_still_being_written_is_left_alone_until_it_rests() throws IOException {
            WatchedFile<String> file = read("old");
            write("half");
            file.lookAgain();
            write("whole and more");
            file.lookAgain();
            assertThat(file.get()).isEqualTo("old");

            file.lookAgain();
            assertThat(file.get()).isEqualTo("whole and more");
            assertThat(taken).containsExactly("old", "whole and more");
        }

        @Test
        void an_unusable_file_leaves_the_old_value_and_is_reported_once() throws IOException {
            WatchedFile<String> file = read("old");
            write("faulty");
            lookUntilSettled(file);
            lookUntilSettled(file);

            assertThat(file.get()).isEqualTo("old");
            assertThat(complaints).singleElement().asString().endsWith("cannot be used: no good");
        }

        @Test
        void a_vanished_file_leaves_the_old_value_until_it_is_back() throws IOException {
            WatchedFile<String> file = read("old");
            Files.delete(folder.resolve("file"));
            lookUntilSettled(file);
            assertThat(file.get()).isEqualTo("old");
            assertThat(complaints).hasSize(1);

            write("new");
            lookUntilSettled(file);
            assertThat(file.get()).isEqualTo("new");
        }
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_its_name() {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() ->
                        WatchedFile.open("test words", absent, WatchedFileTest::content, watcher))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The test words file " + absent + " cannot be read (NoSuchFileException)");
    }

    @Test
    void a_faulty_file_is_refused() {
        assertThatThrownBy(() -> open("faulty")).hasMessageEndingWith("cannot be used: no good");
    }

    private static FileContent<String> content(String text) {
        return text.equals("faulty")
                ? new FileContent.Faulty<>(List.of("no good"))
                : new FileContent.Usable<>(text, "", List.of());
    }

    private WatchedFile<String> open(String text) throws IOException {
        return WatchedFile.open("test words", write(text), WatchedFileTest::content, watcher);
    }

    private WatchedFile<String> read(String text) throws IOException {
        return WatchedFile.read("test words", write(text), WatchedFileTest::content, watcher);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text);
    }

    private static void lookUntilSettled(WatchedFile<String> file) {
        file.lookAgain();
        file.lookAgain();
    }
}
