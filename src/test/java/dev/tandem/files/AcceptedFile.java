package dev.tandem.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is reviewed line by line, and written anew by its test when asked for. */
public final class AcceptedFile {
    private AcceptedFile() {}

    /**
     * Fails unless the file has this text.
     *
     * @param test the name of the test class that writes it
     * @param property the system property that asks for it, e.g. {@code tandem.accept-metrics}
     * @param rule what a change must keep, ends with a blank; or empty
     */
    public static void assertHas(Path file, String text, String test, String property, String rule)
            throws IOException {
        compare(file, text, property, rule, "./mvnw test -Dtest=" + test);
    }

    /**
     * The same where it is an integration test that writes it.
     *
     * @param test the name of the test class
     */
    public static void assertPackagedHas(Path file, String text, String test, String property)
            throws IOException {
        compare(
                file,
                text,
                property,
                "",
                "./mvnw verify -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false -Dit.test="
                        + test);
    }

    private static void compare(
            Path file, String text, String property, String rule, String command)
            throws IOException {
        if (Boolean.getBoolean(property)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as(
                        "%sTo accept the change, run %s -D%s=true and review the lines of %s",
                        rule, command, property, file)
                .isEqualTo(text);
    }
}
