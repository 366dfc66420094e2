package dev.tandem.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The webhook door at the address that Webex has. It is seen from this machine: a firewall may
 * treat Webex differently.
 */
final class OutsideChecks {
    private static final String ADDRESS = "address of the door";
    private static final String REACHED = "door from outside";
    private static final String SAMPLE = "signed sample";
    private static final int HTTPS_PORT = 443;
    private static final int ACCEPTED = 202;
    private static final int LOWEST_REFUSAL = 400;
    private static final int NOT_FOUND = 404;
    private static final int LOWEST_FAULT = 500;

    /** A certificate that ends sooner should have been renewed. */
    private static final Duration SOON = Duration.ofDays(14);

    private final URI door;
    private final @Nullable Path secretsFile;

    OutsideChecks(URI door, @Nullable Path secretsFile) {
        this.door = door;
        this.secretsFile = secretsFile;
    }

    List<Check> checks() {
        return List.of(
                Check.of(ADDRESS, () -> List.of(address())),
                Check.after(ADDRESS, REACHED, () -> List.of(reached())),
                Check.after(REACHED, SAMPLE, () -> List.of(sample())));
    }

    /** The rules that Webex has for the address of a subscription. */
    private Finding address() {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(door.getHost());
        } catch (UnknownHostException e) {
            return Finding.fault(
                    ADDRESS, "DNS knows no host " + door.getHost(), "create its DNS record");
        }
        if (Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress)) {
            return Finding.note(
                    ADDRESS,
                    door.getHost() + " is this machine: only a simulated Webex gets there");
        }
        boolean secure =
                door.getScheme().equals("https")
                        && (door.getPort() == -1 || door.getPort() == HTTPS_PORT);
        if (!secure || door.getRawQuery() != null || door.getRawPath().length() < 2) {
            return Finding.fault(
                    ADDRESS,
                    door + " is no address that Webex takes",
                    "it must be https, at port 443, with a path such as /webhooks/webex and no"
                            + " query");
        }
        return Finding.ok(
                ADDRESS,
                door.getHost()
                        + " is "
                        + Arrays.stream(found)
                                .map(InetAddress::getHostAddress)
                                .collect(Collectors.joining(", ")));
    }

    private Finding reached() throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = DoorClient.sample(door, "tandem-doctor", null);
        } catch (SSLException e) {
            return Finding.fault(
                    REACHED,
                    "TLS was not agreed: " + e.getMessage(),
                    "give the door a certificate of a public authority for " + door.getHost());
        } catch (IOException e) {
            return Finding.fault(
                    REACHED,
                    "nothing answers from here (%s)".formatted(e.getClass().getSimpleName()),
                    "open port 443 to the door, and see that the service runs");
        }
        String seen = "answers from here (HTTP %d)".formatted(answer.statusCode());
        Optional<Instant> end = answer.sslSession().flatMap(OutsideChecks::endOfCertificate);
        return end.isPresent() && end.get().isBefore(Instant.now().plus(SOON))
                ? Finding.warning(
                        REACHED,
                        seen + ", with a certificate that ends at " + end.get(),
                        "renew it")
                : Finding.ok(REACHED, seen + end.map(it -> ", certificate until " + it).orElse(""));
    }

    private static Optional<Instant> endOfCertificate(SSLSession session) {
        try {
            Certificate first = session.getPeerCertificates()[0];
            return first instanceof X509Certificate certificate
                    ? Optional.of(certificate.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private Finding sample() throws IOException, InterruptedException {
        Optional<DoorSecret> secret = DoorSecret.in(secretsFile);
        if (secret.isEmpty()) {
            return Finding.notChecked(SAMPLE, "tandem.webhook.secrets-file is not set");
        }
        HttpResponse<String> answer =
                DoorClient.sample(door, secret.get().subscription(), secret.get().secret());
        int status = answer.statusCode();
        if (status == ACCEPTED) {
            return Finding.ok(SAMPLE, "is accepted (HTTP 202)");
        }
        String words = "is answered HTTP " + status;
        if (status >= LOWEST_FAULT) {
            return Finding.fault(
                    SAMPLE, words, "see that the service behind it is ready: /q/health/ready");
        }
        if (status == NOT_FOUND) {
            return Finding.fault(
                    SAMPLE, words, "see that its path leads to the door's, /webhooks/webex");
        }
        return Finding.fault(
                SAMPLE,
                words,
                status >= LOWEST_REFUSAL
                        ? "see that the service there reads the same secrets file and has the"
                                + " right time, and that nothing before it changes body or headers"
                        : "Webex follows no redirects: give it the address that answers 202");
    }
}
