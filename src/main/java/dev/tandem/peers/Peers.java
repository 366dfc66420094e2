package dev.tandem.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.cluster.InstanceAddress;
import dev.tandem.peers.PeerMetrics.Outcome;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.ProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** Sends requests to other instances. Blocks, so it is for virtual threads. */
public final class Peers implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);

    /** The owner takes two seconds at most for a timeline, and as long to come to it. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    /** Far more than the longest timeline or list. */
    private static final int LARGEST_BODY = 8 << 20;

    private static final int AT_ONCE = 64;

    /** Below the idle timeout of the server, so that a connection is closed by this side first. */
    private static final int IDLE_SECONDS = 30;

    private static final Logger LOG = Logger.getLogger(Peers.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstanceToken token;
    private final PeerMetrics metrics;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final PeerApi api =
            QuarkusRestClientBuilder.newBuilder()
                    .baseUri(URI.create("http://unset.invalid"))
                    .connectTimeout(TO_CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    // Neither a key of Quarkus nor a property of the JVM puts a proxy in between.
                    .proxyAddress("none", 1)
                    .followRedirects(false)
                    .disableDefaultMapper(true)
                    .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, AT_ONCE)
                    .property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS)
                    .build(PeerApi.class);

    /** Asks with these tokens. Needs a running container, which the client is made by. */
    public Peers(InstanceToken token, PeerMetrics metrics) {
        this.token = token;
        this.metrics = metrics;
    }

    /**
     * Asks one instance, within some five seconds.
     *
     * @param pathAndQuery encoded, begins with a slash
     */
    public PeerAnswer ask(InstanceAddress peer, String pathAndQuery) {
        long began = System.nanoTime();
        PeerAnswer answer =
                token.of(peer, pathAndQuery)
                        .map(it -> askWith(it, peer, pathAndQuery))
                        .orElseGet(PeerAnswer.NoKey::new);
        metrics.asked(outcome(answer), Duration.ofNanos(System.nanoTime() - began));
        return answer;
    }

    private PeerAnswer askWith(String authorization, InstanceAddress peer, String pathAndQuery) {
        if (!slots.tryAcquire()) {
            return new PeerAnswer.NotNow("Too many requests to other instances are under way.");
        }
        try (RestResponse<InputStream> answer = api.get(peer.at(pathAndQuery), authorization)) {
            return read(answer.getStatus(), body(answer));
        } catch (IOException | ProcessingException | IllegalArgumentException e) {
            return new PeerAnswer.Unreachable(reason(e));
        } finally {
            slots.release();
        }
    }

    /**
     * Reads no more than allowed.
     *
     * @throws IOException when there is more, or the connection breaks
     */
    private static byte[] body(RestResponse<InputStream> answer) throws IOException {
        try (InputStream stream = answer.getEntity()) {
            if (stream == null) {
                return new byte[0];
            }
            byte[] body = stream.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new IOException("the answer is larger than " + LARGEST_BODY + " bytes");
            }
            return body;
        }
    }

    /** The client wraps what went wrong; its class is what an operator can look up. */
    private static String reason(Exception failure) {
        Throwable cause = failure.getCause();
        return (cause == null ? failure : cause).getClass().getSimpleName();
    }

    private static PeerAnswer read(int status, byte[] body) {
        return switch (status) {
            case 200 -> new PeerAnswer.Answered(new String(body, UTF_8));
            case 401 -> new PeerAnswer.Refused();
            case 404 -> unknown(body);
            case 503 -> new PeerAnswer.NotNow(field(body, "detail").orElse("It answers 503."));
            default -> new PeerAnswer.Unreachable("it answers with status " + status);
        };
    }

    /** A server that is no instance answers 404 too, but not with this problem. */
    private static PeerAnswer unknown(byte[] body) {
        return field(body, "type").filter(InstancePaths.UNKNOWN::equals).isPresent()
                ? new PeerAnswer.Unknown()
                : new PeerAnswer.Unreachable("it answers as no instance does");
    }

    private static Optional<String> field(byte[] body, String name) {
        try {
            JsonNode field = JSON.readTree(body).path(name);
            return field.isTextual() ? Optional.of(field.textValue()) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Outcome outcome(PeerAnswer answer) {
        return switch (answer) {
            case PeerAnswer.Answered _ -> Outcome.ANSWERED;
            case PeerAnswer.Unknown _ -> Outcome.UNKNOWN;
            case PeerAnswer.NotNow _ -> Outcome.NOT_NOW;
            case PeerAnswer.Unreachable _ -> Outcome.UNREACHABLE;
            case PeerAnswer.Refused _ -> Outcome.REFUSED;
            case PeerAnswer.NoKey _ -> Outcome.NO_KEY;
        };
    }

    @Override
    public void close() {
        if (api instanceof Closeable client) {
            try {
                client.close();
            } catch (IOException e) {
                LOG.debugf("The client for other instances was not closed: %s", e);
            }
        }
    }
}
