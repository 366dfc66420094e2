package dev.tandem.app.configuration;

import static dev.tandem.app.configuration.values.GivenConfiguration.CENTER;
import static dev.tandem.app.configuration.values.GivenConfiguration.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors put into files: byte order marks, and other encodings than UTF-8. */
class FileTextTest {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @TempDir private Path directory;

    @Test
    void a_byte_order_mark_at_the_head_of_a_file_that_a_key_names_is_skipped() {
        String keys =
                GivenConfiguration.file(
                        directory, "keys", BYTE_ORDER_MARK + "main a-key-of-this-test\n");
        String secrets =
                GivenConfiguration.file(
                        directory,
                        "marked",
                        BYTE_ORDER_MARK + "* " + GivenConfiguration.SECRET + "\n");
        String pem =
                GivenConfiguration.file(
                        directory, "marked.pem", BYTE_ORDER_MARK + GivenConfiguration.PEM);
        GivenConfiguration given =
                GivenConfiguration.smallest(directory)
                        .with("tandem.webhook.secrets-file", secrets)
                        .with("tandem.flow.keys-file", keys)
                        .with("tandem.console.keys-file", keys)
                        .with(ORG + "private-key-file", pem);
        assertThat(given.sentences()).isEmpty();
    }

    @Test
    void a_byte_order_mark_at_the_head_of_a_consumer_secret_is_skipped() {
        String secret =
                GivenConfiguration.file(
                        directory, "secret", BYTE_ORDER_MARK + "4B1C2D00000000000000");
        assertThat(
                        GivenConfiguration.smallest(directory)
                                .without(ORG + "username")
                                .without(ORG + "audience")
                                .without(ORG + "private-key-file")
                                .with(ORG + "auth", "client-credentials")
                                .with(ORG + "client-secret-file", secret)
                                .sentences())
                .isEmpty();
    }

    @Test
    void a_byte_order_mark_at_the_head_of_the_properties_is_skipped() throws IOException {
        assertThat(read(BYTE_ORDER_MARK + "tandem.flow.wait=PT1S\n", StandardCharsets.UTF_8))
                .satisfies(file -> assertThat(file.faults()).isEmpty())
                .satisfies(file ->
                        assertThat(file.getProperties()).containsEntry("tandem.flow.wait", "PT1S"));
    }

    @Test
    void properties_are_read_as_utf_8() throws IOException {
        String key = CENTER + "abandon.disconnect-reason";
        assertThat(read(key + "=Zürich, früh aufgelegt\n", StandardCharsets.UTF_8).getValue(key))
                .isEqualTo("Zürich, früh aufgelegt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void another_encoding_is_named_with_file_and_line(String encoding) throws IOException {
        String text = "# a comment\ntandem.flow.wait=PT1S\n" + CENTER + "withheld-number=für\n";
        assertThat(read(text, Charset.forName(encoding)).faults())
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.sentence())
                                .startsWith("The file " + directory.resolve("a.properties"))
                                .contains("line 3 is not text in UTF-8", "save it as UTF-8"));
    }

    @Test
    void utf_16_is_named_too() throws IOException {
        assertThat(read("a=b\n", StandardCharsets.UTF_16LE, new byte[] {-1, -2}).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).contains("line 1", "UTF-16"));
    }

    private ConfigurationFile read(String text, Charset charset) throws IOException {
        return read(text, charset, new byte[0]);
    }

    private ConfigurationFile read(String text, Charset charset, byte[] head) throws IOException {
        byte[] body = text.getBytes(charset);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        Path file = Files.write(directory.resolve("a.properties"), all);
        return ConfigurationFile.in(file, 255).orElseThrow();
    }
}
