package dev.tandem.e2e;

import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.LoopbackPorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program ends TLS itself and has no door without it.
 *
 * <p>A connection that begins while the certificate is read again is broken off, changed or not
 * ({@link dev.tandem.http.LostConnections}). So only the program of the test of a renewal reads it
 * every few seconds, and that test connects again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@BesideOthers
final class HttpsDoorsIT {
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790001", "main");
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration RARE_RELOAD = Duration.ofHours(1);
    private static final Duration RELOAD = Duration.ofSeconds(2);

    @TempDir static Path directory;
    private static TestCertificate first;
    private static World world;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        first = TestCertificate.make(directory, "first", "ip:127.0.0.1");
        port = LoopbackPorts.free(1).getFirst();
        install(first);
        world = worldWithTls("https-doors", port, RARE_RELOAD);
        world.start();
    }

    private static World worldWithTls(String name, int port, Duration reload) throws Exception {
        return World.in(directory.resolve(name))
                .withOrg("main")
                .withCenters(CENTER)
                .with("quarkus.http.tls-configuration-name", "doors")
                .with("quarkus.tls.doors.key-store.pem.0.cert", file("door.crt").toString())
                .with("quarkus.tls.doors.key-store.pem.0.key", file("door.key").toString())
                .with("quarkus.tls.doors.reload-period", reload.toSeconds() + "s")
                .with("quarkus.http.ssl-port", "" + port)
                .with("quarkus.http.insecure-requests", "disabled")
                .with("tandem.http.header-timeout", "PT5S");
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.closeWithCleanLog();
        }
    }

    @Test
    @Order(1)
    void a_webhook_is_accepted_over_https_alone() throws Exception {
        PhoneCall call = world.call(CENTER);
        long now = System.currentTimeMillis();
        String body =
                Notice.started().envelope(call.id(), call.ani(), CENTER.dialedNumber(), now, now);
        assertThat(webhooks(first, port).send(body, now).statusCode()).isEqualTo(202);
        call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);

        assertThatThrownBy(() -> world.program().ask("/")).isInstanceOf(ConnectException.class);
    }

    @Test
    @Order(2)
    void connections_with_tls_are_guarded_as_those_without() throws Exception {
        try (RawConnection connection = RawConnection.over(connect(port))) {
            RawConnection.Answer refused =
                    connection.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").answer();
            assertThat(refused.status()).isEqualTo(400);
            assertThat(connection.closedWithin(SOON)).isTrue();
        }
        try (RawConnection slow = RawConnection.over(connect(port))) {
            slow.send("GET / HTTP/1.1\r\nHo");
            assertThat(slow.closedWithin(SOON)).as("half a head").isTrue();
        }
        try (RawConnection silent = RawConnection.to(port)) {
            assertThat(silent.closedWithin(SOON)).as("no handshake").isTrue();
        }
        assertThat(world.program().metrics())
                .contains("tandem_http_connections{", "port=\"" + port + "\"");
    }

    @Test
    @Order(3)
    void the_doctor_says_whether_the_certificate_is_trusted_and_when_it_ends() throws Exception {
        String door = "https://127.0.0.1:" + port + "/webhooks/webex";
        CommandRun stranger = CommandRun.in(world, List.of(), "doctor", "--url", door);
        assertThat(stranger.exitCode()).as(stranger.out()).isEqualTo(1);
        assertThat(stranger.out())
                .contains(
                        "✗ mend         door from outside: TLS was not agreed",
                        "-> give the door a certificate of a public authority for 127.0.0.1",
                        "- not checked  signed sample: because");

        CommandRun trusting = CommandRun.in(world, first.trustOptions(), "doctor", "--url", door);
        assertThat(trusting.out())
                .containsPattern(
                        "door from outside: answers from here \\(HTTP 401\\), with a certificate"
                                + " that ends at \\S+ -> renew it")
                .contains("✓ ok           signed sample: is accepted (HTTP 202)");
    }

    @Test
    @Order(4)
    void a_renewed_certificate_is_shown_to_new_connections_without_a_restart() throws Exception {
        TestCertificate second = TestCertificate.make(directory, "second", "ip:127.0.0.1");
        int renewedPort = LoopbackPorts.free(1).getFirst();
        try (World renewed = worldWithTls("renewed", renewedPort, RELOAD)) {
            renewed.start();
            awaitName("CN=first", renewedPort);
            install(second);
            awaitName("CN=second", renewedPort);
            assertThat(answeredStatus(webhooks(second, renewedPort))).isEqualTo(202);
            renewed.expectCleanLog();
        }
    }

    private static int answeredStatus(Webhooks webhooks) {
        long now = System.currentTimeMillis();
        String body =
                Notice.started()
                        .with("channelType", "chat")
                        .envelope(UUID.randomUUID().toString(), "", "", now, now);
        return await("a moment in which the certificate is not read")
                .atMost(SOON)
                .ignoreException(SSLHandshakeException.class)
                .until(() -> webhooks.send(body, now).statusCode(), status -> status > 0);
    }

    private static void awaitName(String name, int port) {
        await("the certificate " + name)
                .atMost(RELOAD.plusSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreException(SSLHandshakeException.class)
                .until(() -> shownName(port).equals(name));
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }

    /** As a certificate manager does: each file is replaced whole. */
    private static void install(TestCertificate certificate) throws Exception {
        replace("door.key", certificate.keyPem());
        replace("door.crt", certificate.certificatePem());
    }

    private static void replace(String name, String content) throws IOException {
        Path written = Files.writeString(file(name + ".new"), content);
        Files.move(written, file(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Webhooks webhooks(TestCertificate trusted, int port) throws Exception {
        return new Webhooks(
                URI.create("https://127.0.0.1:" + port + "/webhooks/webex"),
                Installation.SECRET,
                HttpClient.newBuilder().sslContext(trusted.context()).build());
    }

    private static String shownName(int port) throws Exception {
        try (SSLSocket socket = connect(port)) {
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        }
    }

    /** Whatever certificate is shown. */
    private static SSLSocket connect(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.startHandshake();
        return socket;
    }

    /** For a look at a certificate. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
