package dev.tandem.setup.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.files.FileContent;
import dev.tandem.salesforce.token.PrivateKeyPem;
import dev.tandem.setup.UnusableSetupFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfSignedKeyTest {
    private static final Duration LEEWAY = Duration.ofHours(1);

    private static SelfSignedKey made;

    @BeforeAll
    static void make() throws Exception {
        made = SelfSignedKey.create("", 10);
    }

    @Test
    void what_the_key_signs_is_checked_by_the_certificate() throws Exception {
        X509Certificate certificate = certificate(made.certificate());
        certificate.verify(certificate.getPublicKey());
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(key(made));
        signing.update(new byte[] {1, 2, 3});
        Signature checking = Signature.getInstance("SHA256withRSA");
        checking.initVerify(certificate);
        checking.update(new byte[] {1, 2, 3});
        assertThat(checking.verify(signing.sign())).isTrue();
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
    }

    @Test
    void the_certificate_lasts_as_long_as_asked_for() throws Exception {
        Instant end = Instant.now().plus(Duration.ofDays(10));
        assertThat(SigningCertificate.parse("c.crt", made.certificate()).expires())
                .isBetween(end.minus(LEEWAY), end.plus(LEEWAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Müller, \"Söhne\" + Co; \\ a=b,CN=x", "#1"})
    void the_organization_is_taken_as_it_is_written(String organization) throws Exception {
        X509Certificate certificate =
                certificate(SelfSignedKey.create(organization, 1).certificate());
        LdapName name = new LdapName(certificate.getSubjectX500Principal().getName());
        assertThat(name.getRdns())
                .anySatisfy(it -> {
                    assertThat(it.getType()).isEqualTo("O");
                    assertThat(it.getValue()).isEqualTo(organization);
                })
                .hasSize(2);
    }

    @Test
    void nothing_is_left_behind(@TempDir Path folder) throws Exception {
        Path directory = Files.createDirectory(folder.resolve("done"));
        SelfSignedKey.create(directory, "", 1);
        assertThat(directory).doesNotExist();
        Path failing = Files.createDirectory(folder.resolve("failed"));
        assertThatThrownBy(() -> SelfSignedKey.create(failing, "", 0))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("keytool has made no key: ");
        assertThat(failing).doesNotExist();
    }

    @Test
    void a_certificate_belongs_to_its_key_only() throws Exception {
        SelfSignedKey other = SelfSignedKey.create("", 1);
        SigningCertificate certificate = SigningCertificate.parse("c.crt", made.certificate());
        assertThat(certificate.belongsTo(key(made))).isTrue();
        assertThat(certificate.belongsTo(key(other))).isFalse();
    }

    @Test
    void a_certificate_is_read_whatever_a_copy_has_added() throws Exception {
        String pem = made.certificate();
        SigningCertificate read =
                SigningCertificate.parse("c.crt", "Bag Attributes\r\n" + pem + "\r\n");
        assertThat(read.base64()).isEqualTo(pem.replaceAll("-----[^-]+-----|\n", ""));
        assertThat(read.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
            })
    void what_is_no_certificate_is_said_in_one_sentence(String text) {
        assertThatThrownBy(() -> SigningCertificate.parse("secrets/salesforce.crt", text))
                .isInstanceOf(UnusableSetupFile.class)
                .hasMessageStartingWith("secrets/salesforce.crt is no certificate in PEM");
    }

    @Test
    void secrets_differ_and_fit_webex() {
        Set<String> secrets =
                Stream.generate(RandomSecret::next).limit(100).collect(Collectors.toSet());
        assertThat(secrets).hasSize(100).allMatch(it -> it.matches("[0-9a-f]{64}"));
    }

    private static PrivateKey key(SelfSignedKey made) {
        return ((FileContent.Usable<PrivateKey>) PrivateKeyPem.parse(made.privateKey())).value();
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
