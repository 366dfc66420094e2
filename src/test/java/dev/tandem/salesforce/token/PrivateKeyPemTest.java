package dev.tandem.salesforce.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.files.FileContent;
import dev.tandem.salesforce.TestKey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateKeyPemTest {
    private static final byte[] PKCS8 = TestKey.PAIR.getPrivate().getEncoded();

    /** What PKCS#8 has before the PKCS#1 key of 2048 bits. */
    private static final int PKCS8_HEAD = 26;

    @Test
    void both_forms_hold_the_same_key() {
        String pkcs8 = TestKey.pem("PRIVATE KEY", PKCS8);
        String pkcs1 =
                TestKey.pem("RSA PRIVATE KEY", Arrays.copyOfRange(PKCS8, PKCS8_HEAD, PKCS8.length));
        assertThat(key(pkcs8)).isEqualTo(TestKey.PAIR.getPrivate());
        assertThat(key(pkcs1)).isEqualTo(TestKey.PAIR.getPrivate());
    }

    @Test
    void white_space_that_copying_left_does_not_matter() {
        String pem = TestKey.pem("PRIVATE KEY", PKCS8);
        String indented = "\uFEFF\n  Bag attributes\n" + pem.indent(8).replace("\n", " \r\n\r\n");
        String escaped = pem.replace("\r\n", "\\n").replace("\n", "\\n");
        assertThat(key(indented)).isEqualTo(TestKey.PAIR.getPrivate());
        assertThat(key(escaped)).isEqualTo(TestKey.PAIR.getPrivate());
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
        assertThat(fault(TestKey.pem(label, new byte[] {1, 2, 3}))).contains(rule);
    }

    @Test
    void a_key_that_is_too_short_is_refused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        byte[] weak = generator.generateKeyPair().getPrivate().getEncoded();
        assertThat(fault(TestKey.pem("PRIVATE KEY", weak))).contains("2048 bits or more");
    }

    private static PrivateKey key(String text) {
        return ((FileContent.Usable<PrivateKey>) PrivateKeyPem.parse(text)).value();
    }

    private static String fault(String text) {
        return ((FileContent.Faulty<PrivateKey>) PrivateKeyPem.parse(text)).faults().getFirst();
    }
}
