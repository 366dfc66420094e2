package dev.tandem.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.InTurn;
import dev.tandem.cluster.InstanceAddress;
import dev.tandem.peers.PeerMetrics.Outcome;
import dev.tandem.security.AccessKeys;
import dev.tandem.security.AccessKeysTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends requests to a real HTTP server that answers as the test says. */
@QuarkusTest
@InTurn
@TestProfile(PeersTest.NothingElse.class)
class PeersTest {
    /** Quarkus makes the REST client, and no room of the program starts. */
    public static class NothingElse implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.arc.exclude-types",
                    "dev.tandem.app.**,dev.tandem.channels.**,dev.tandem.cluster.**,"
                        + "dev.tandem.dispatch.**,dev.tandem.embedded.**,dev.tandem.http.ConnectionGuard,dev.tandem.http.problem.**,"
                        + "dev.tandem.ingest.**,dev.tandem.ops.**,dev.tandem.process.**,"
                        + "dev.tandem.salesforce.**,dev.tandem.security.**,"
                        + "dev.tandem.webex.**,dev.tandem.peers.PeerClients,"
                        + "dev.tandem.peers.InstanceAuthentication",
                    "quarkus.http.test-port",
                    "0",
                    "quarkus.management.enabled",
                    "false");
        }
    }

    private static final AccessKeys KEYS = AccessKeysTest.keys("ops a-key-of-the-console");
    private static final String UNKNOWN =
            "{\"type\":\"urn:tandem:problem:unknown-interaction\",\"status\":404}";

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final InstanceToken token =
            new InstanceToken(() -> Optional.of(KEYS), Clock.systemUTC());
    private HttpServer server;
    private InstanceAddress peer;
    private int status = 200;
    private byte[] body = "{}".getBytes(UTF_8);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(0), 0);
        peer = InstanceAddress.of("http://127.0.0.1:" + server.getAddress().getPort());
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().toString();
                    String shown = exchange.getRequestHeaders().getFirst("Authorization");
                    asked.add(path + (token.admits(shown, peer, path) ? "" : " without a token"));
                    exchange.getResponseHeaders().add("Location", "/elsewhere");
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PeerAnswer ask(InstanceToken by, String id) {
        PeerMetrics metrics =
                new PeerMetrics() {
                    @Override
                    public void asked(Outcome outcome, Duration took) {
                        outcomes.add(outcome);
                    }
                };
        try (Peers peers = new Peers(by, metrics)) {
            return peers.ask(peer, InstancePaths.one(id));
        }
    }

    private PeerAnswer answerTo(int answered, String text) {
        status = answered;
        body = text.getBytes(UTF_8);
        return ask(token, "call-1");
    }

    @Test
    void the_answer_of_the_owner_is_returned_unchanged() {
        assertThat(answerTo(200, "{\"phase\":\"WAITING\",\"ü\":1}"))
                .isEqualTo(new PeerAnswer.Answered("{\"phase\":\"WAITING\",\"ü\":1}"));
        assertThat(outcomes).containsExactly(Outcome.ANSWERED);
    }

    @Test
    void whatever_the_id_is_one_path_is_asked_with_a_token_for_it() {
        ask(token, "../../q/metrics?x#y z\r\nHost: evil");
        assertThat(asked)
                .containsExactly(
                        "/instance/interaction?id=..%2F..%2Fq%2Fmetrics%3Fx%23y+z%0D%0AHost%3A+evil");
    }

    @Test
    void an_instance_may_have_an_address_of_ipv6() {
        peer = InstanceAddress.of("http://[::1]:" + server.getAddress().getPort());
        assertThat(answerTo(200, "{}")).isEqualTo(new PeerAnswer.Answered("{}"));
        assertThat(asked).containsExactly("/instance/interaction?id=call-1");
    }

    @Test
    void only_an_instance_can_say_that_a_call_is_unknown() {
        assertThat(answerTo(404, UNKNOWN)).isEqualTo(new PeerAnswer.Unknown());
        assertThat(answerTo(404, "Not found")).isInstanceOf(PeerAnswer.Unreachable.class);
        assertThat(outcomes).containsExactly(Outcome.UNKNOWN, Outcome.UNREACHABLE);
    }

    @Test
    void an_owner_that_cannot_answer_now_says_why() {
        assertThat(answerTo(503, "{\"detail\":\"State is being restored.\"}"))
                .isEqualTo(new PeerAnswer.NotNow("State is being restored."));
    }

    @Test
    void one_that_refuses_the_token_is_distinguished() {
        assertThat(answerTo(401, "")).isEqualTo(new PeerAnswer.Refused());
    }

    @Test
    void redirects_are_not_followed() {
        assertThat(answerTo(302, "")).isInstanceOf(PeerAnswer.Unreachable.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void an_answer_without_end_is_cut() {
        assertThat(answerTo(200, "x".repeat((8 << 20) + 1)))
                .isInstanceOf(PeerAnswer.Unreachable.class);
    }

    @Test
    void an_address_where_no_server_listens_is_unreachable() {
        server.stop(0);
        assertThat(ask(token, "call-1")).isInstanceOf(PeerAnswer.Unreachable.class);
        assertThat(outcomes).containsExactly(Outcome.UNREACHABLE);
    }

    @Test
    void without_a_key_nothing_is_sent() {
        InstanceToken none = new InstanceToken(Optional::empty, Clock.systemUTC());
        assertThat(ask(none, "call-1")).isEqualTo(new PeerAnswer.NoKey());
        assertThat(asked).isEmpty();
        assertThat(outcomes).containsExactly(Outcome.NO_KEY);
    }
}
