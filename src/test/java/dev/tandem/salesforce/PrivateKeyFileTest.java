package dev.tandem.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateKeyFileTest {
    private static final byte[] PKCS8 = TestKey.PAIR.getPrivate().getEncoded();

    /** What PKCS#8 has before the PKCS#1 key of 2048 bits. */
    private static final int PKCS8_HEAD = 26;

    @TempDir Path folder;

    @Test
    void both_forms_hold_the_same_key() {
        String pkcs8 = TestKey.pem("PRIVATE KEY", PKCS8);
        String pkcs1 =
                TestKey.pem("RSA PRIVATE KEY", Arrays.copyOfRange(PKCS8, PKCS8_HEAD, PKCS8.length));
        assertThat(PrivateKeyFile.read(file(pkcs8))).isEqualTo(TestKey.PAIR.getPrivate());
        assertThat(PrivateKeyFile.read(file(pkcs1))).isEqualTo(TestKey.PAIR.getPrivate());
    }

    @Test
    void white_space_that_copying_left_does_not_matter() {
        String pem = TestKey.pem("PRIVATE KEY", PKCS8);
        String indented = "\uFEFF\n  Bag attributes\n" + pem.indent(8).replace("\n", " \r\n\r\n");
        String escaped = pem.replace("\r\n", "\\n").replace("\n", "\\n");
        assertThat(PrivateKeyFile.read(file(indented))).isEqualTo(TestKey.PAIR.getPrivate());
        assertThat(PrivateKeyFile.read(file(escaped))).isEqualTo(TestKey.PAIR.getPrivate());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | must hold a PEM private key",
                "ENCRYPTED PRIVATE KEY | must hold an RSA key that is not encrypted, but holds a"
                        + " key of kind ENCRYPTED",
                "EC PRIVATE KEY | must hold an RSA key that is not encrypted, but holds a key of"
                        + " kind EC",
                "CERTIFICATE | must hold a PEM private key",
                "PRIVATE KEY | must hold an RSA key, but holds another or a damaged one"
            })
    void anything_else_is_named(String label, String rule) {
        Path file = file(TestKey.pem(label, new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> PrivateKeyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("private-key-file")
                .hasMessageContaining(rule)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_key_that_is_too_short_is_refused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        byte[] weak = generator.generateKeyPair().getPrivate().getEncoded();
        assertThatThrownBy(() -> PrivateKeyFile.read(file(TestKey.pem("PRIVATE KEY", weak))))
                .hasMessageContaining("2048 bits or more");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path missing = folder.resolve("missing.pem");
        assertThatThrownBy(() -> PrivateKeyFile.read(missing))
                .hasMessage("private-key-file cannot be read as text: " + missing);
    }

    private Path file(String text) {
        return TestKey.write(folder.resolve("key.pem"), text);
    }
}
