package dev.tandem.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.ListenAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port for HTTPS is checked before the start, where Quarkus will listen there. */
class SecurePortTest {
    private static final String SSL_PORT = "quarkus.http.ssl-port";
    private static final String CERTIFICATE = "quarkus.http.tls-configuration-name";

    @TempDir private Path directory;

    private GivenConfiguration given() {
        return GivenConfiguration.smallest(directory)
                .with("quarkus.http.port", "8080")
                .with("quarkus.http.host", "127.0.0.1");
    }

    @Test
    void without_a_certificate_it_is_not_used() {
        assertThat(given().with(SSL_PORT, "8444").configuration().listens())
                .extracting(ListenAddress::key)
                .containsExactly("quarkus.http.port");
    }

    @Test
    void with_a_certificate_it_is_bound_at_the_host_of_the_doors() {
        assertThat(given().with(CERTIFICATE, "doors").configuration().listens())
                .contains(new ListenAddress(SSL_PORT, "127.0.0.1", 8443));
        assertThat(
                        given().with("quarkus.tls.key-store.pem.0.cert", "tls.crt")
                                .with(SSL_PORT, "8444")
                                .with("quarkus.http.insecure-requests", "disabled")
                                .configuration()
                                .listens())
                .containsExactly(new ListenAddress(SSL_PORT, "127.0.0.1", 8444));
    }

    @Test
    void it_must_be_a_port_of_its_own() {
        assertThat(given().with(CERTIFICATE, "doors").with(SSL_PORT, "8080").sentences())
                .singleElement()
                .asString()
                .contains(SSL_PORT, "it must be another port than that of quarkus.http.port");
        assertThat(given().with(SSL_PORT, "70000").sentences())
                .singleElement()
                .asString()
                .contains(SSL_PORT, "70000");
    }
}
