package dev.tandem.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.files.FileContent;
import dev.tandem.security.AccessKeys.Holder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

public class AccessKeysTest {
    private static final String OLD = "the-old-key-of-the-flow";
    private static final String NEW = "the-new-key:of-the-flow";
    private static final String OTHER = "the-key-of-another-flow";

    private static final Holder MAIN = new Holder("main", Role.OPERATOR);

    private final AccessKeys keys =
            keys("# rotated in autumn\n\nmain " + OLD + "\n main\t" + NEW + " \nother " + OTHER);

    @Test
    void a_bearer_key_is_known_by_its_name() {
        assertThat(keys.holderOf("Bearer " + OTHER)).isEqualTo(new Holder("other", Role.OPERATOR));
        assertThat(keys.holderOf("bearer  " + OLD + " ")).isEqualTo(MAIN);
    }

    @Test
    void every_key_of_a_name_is_live() {
        assertThat(keys.holderOf(basic("main", OLD))).isEqualTo(MAIN);
        assertThat(keys.holderOf(basic("main", NEW))).isEqualTo(MAIN);
        assertThat(keys.size()).isEqualTo(3);
    }

    @Test
    void a_basic_key_counts_only_with_its_name() {
        assertThat(keys.holderOf(basic("main", OTHER))).isNull();
        assertThat(keys.holderOf(basic("", OTHER))).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer the-old-key-of-the-flo",
                "Basic",
                "Basic %%%",
                "Basic bm8tY29sb24=",
                "Digest username=main",
                "the-old-key-of-the-flow"
            })
    void nothing_else_is_admitted(String authorization) {
        assertThat(keys.holderOf(authorization)).isNull();
    }

    @Test
    void faulty_lines_are_named_by_number_and_without_their_keys() {
        assertThat(faults("ok " + OLD + "\nlonely\na b c\nmain short\nwith:colon " + NEW))
                .containsExactly(
                        "line 2: expected <name> <key>, but it has 1 word(s)",
                        "line 3: expected <name> <key>, but it has 3 word(s)",
                        "line 4: the key has 5 characters, expected at least 16",
                        "line 5: a name with a colon cannot be sent as the user of basic"
                                + " authentication");
    }

    @Test
    void a_line_of_the_console_may_end_with_a_role() {
        String text = "guest %s viewer\nboss %s operator\nold %s".formatted(OLD, NEW, OTHER);
        if (!(AccessKeys.parseWithRoles(text)
                instanceof FileContent.Usable<AccessKeys>(AccessKeys read, var _, var _))) {
            throw new AssertionError("Expected the file to be usable, but it is faulty");
        }
        assertThat(read.holderOf("Bearer " + OLD)).isEqualTo(new Holder("guest", Role.VIEWER));
        assertThat(read.holderOf("Bearer " + NEW)).isEqualTo(new Holder("boss", Role.OPERATOR));
        assertThat(read.holderOf("Bearer " + OTHER)).isEqualTo(new Holder("old", Role.OPERATOR));

        assertThat(AccessKeys.parseWithRoles("guest " + OLD + " admin"))
                .isEqualTo(
                        new FileContent.Faulty<AccessKeys>(
                                List.of(
                                        "line 1: expected <name> <key> [viewer|operator], but its"
                                                + " last word is no role")));
    }

    @Test
    void a_file_without_a_key_is_faulty() {
        assertThat(faults("# nothing yet\n"))
                .containsExactly("it holds no key: expected lines <name> <key>");
    }

    /** The keys of a file that has to make sense. */
    public static AccessKeys keys(String text) {
        return usable(AccessKeys.parse(text));
    }

    /** The same of lines that may end with a role. */
    public static AccessKeys keysWithRoles(String text) {
        return usable(AccessKeys.parseWithRoles(text));
    }

    private static AccessKeys usable(FileContent<AccessKeys> read) {
        return switch (read) {
            case FileContent.Usable<AccessKeys>(AccessKeys keys, var _, var _) -> keys;
            case FileContent.Faulty<AccessKeys>(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<String> faults(String text) {
        return switch (AccessKeys.parse(text)) {
            case FileContent.Usable<AccessKeys> usable -> throw new AssertionError(usable);
            case FileContent.Faulty<AccessKeys>(var faults) -> faults;
        };
    }

    private static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
