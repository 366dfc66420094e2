package dev.tandem.embedded.webex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedWebexTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedWebex webex = SimulatedWebex.start(0, "app", "secret", "refresh");
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(202);
    private HttpServer door;
    private String token;

    @BeforeEach
    void logIn() throws Exception {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext(
                "/hook",
                exchange -> {
                    try (exchange) {
                        received.add(
                                exchange.getRequestHeaders().getFirst("X-WebexCC-Signature")
                                        + " "
                                        + new String(
                                                exchange.getRequestBody().readAllBytes(), UTF_8));
                        exchange.sendResponseHeaders(status.get(), -1);
                    }
                });
        door.start();
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(webex.url() + "/v1/access_token"))
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=refresh_token&client_id=app"
                                                        + "&client_secret=secret"
                                                        + "&refresh_token=refresh"))
                                .build(),
                        BodyHandlers.ofString());
        token = JSON.readTree(answer.body()).path("access_token").asText();
    }

    @AfterEach
    void stop() {
        webex.close();
        door.stop(0);
        http.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | 32 | https://a.example/x | name must have 4 to 64",
                "Tandem | 31 | https://a.example/x | secret must have 32 to 256",
                "Tandem | 32 | https://a.example | destinationUrl must be https",
                "Tandem | 32 | http://a.example/x | destinationUrl must be https",
                "Tandem | 32 | https://a.example:8443/x | destinationUrl must be https",
                "Tandem | 32 | https://a.example/x?y=1 | destinationUrl must be https"
            })
    void what_webex_does_not_take_is_refused_in_its_form(
            String name, int secret, String url, String words) throws Exception {
        HttpResponse<String> answer =
                post("/v2/subscriptions", subscription(name, "a".repeat(secret), url));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/error/message/0/description").asText())
                .contains(words);
    }

    @Test
    void twenty_subscriptions_are_the_most_and_each_version_sees_its_own() throws Exception {
        String body = subscription("Tandem", SECRET, "https://a.example/x");
        for (int i = 0; i < 20; i++) {
            assertThat(post("/v2/subscriptions", body).statusCode()).isEqualTo(201);
        }
        assertThat(post("/v2/subscriptions", body).statusCode()).isEqualTo(403);
        assertThat(get("/v2/subscriptions").path("data")).hasSize(20);
        assertThat(get("/v1/subscriptions").path("data")).isEmpty();
        assertThat(get("/v2/subscriptions").toString()).doesNotContain(SECRET);
    }

    @Test
    void events_are_delivered_signed_until_a_subscription_fails_too_often() throws Exception {
        post("/v2/subscriptions", subscription("Tandem", SECRET, hook()));
        webex.happens("task:new", "call-1", data(), 1_000).join();
        assertThat(received)
                .singleElement()
                .asString()
                .containsPattern("^[0-9a-f]{64} ")
                .contains("\"taskId\":\"call-1\"", "\"createdTime\":1000");

        status.set(500);
        for (int i = 0; i < 10; i++) {
            webex.happens("task:new", "call-" + i, data(), 2_000).join();
        }
        int before = received.size();
        webex.happens("task:new", "call-x", data(), 3_000).join();
        assertThat(received).hasSize(before);
        assertThat(get("/v2/subscriptions").at("/data/0/status").asText()).isEqualTo("inactive");
    }

    @Test
    void a_share_of_the_deliveries_is_lost_and_the_search_still_knows_the_calls() throws Exception {
        post("/v2/subscriptions", subscription("Tandem", SECRET, hook()));
        webex.lose(0.5, 7);
        for (int i = 0; i < 400; i++) {
            webex.happens("task:new", "call-" + i, data(), 1_000 + i).join();
        }
        assertThat(received.size() + webex.lost()).isEqualTo(400);
        assertThat(webex.lost()).isBetween(150L, 250L);
        JsonNode page = search(0, 10_000, "");
        assertThat(page.path("tasks")).hasSize(250);
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(search(0, 10_000, page.at("/pageInfo/endCursor").asText()).path("tasks"))
                .hasSize(150);
    }

    @Test
    void a_live_contact_takes_variables_and_one_that_is_over_does_not() throws Exception {
        webex.happens("task:new", "call-1", data(), 1_000).join();
        assertThat(patch("/v1/tasks/call-1", "{\"attributes\":{\"a\":\"1\"}}")).isEqualTo(202);
        assertThat(webex.attributesOf("call-1")).containsEntry("a", "1");
        webex.happens("task:ended", "call-1", data(), 2_000).join();
        assertThat(patch("/v1/tasks/call-1", "{\"attributes\":{\"a\":\"2\"}}")).isEqualTo(404);
    }

    private String hook() {
        return "http://127.0.0.1:" + door.getAddress().getPort() + "/hook";
    }

    private static String subscription(String name, String secret, String url) {
        return """
        {"name":"%s","description":"","eventTypes":["task:new","task:ended"],"destinationUrl":"%s",\
        "secret":"%s","resourceVersion":"task:1.0.0"}\
        """
                .formatted(name, url, secret);
    }

    private static JsonNode data() throws IOException {
        return JSON.readTree("{\"channelType\":\"telephony\",\"direction\":\"INBOUND\"}");
    }

    private JsonNode search(long from, long to, String cursor) throws Exception {
        String query =
                "{taskDetails(from: %d to: %d pagination: {cursor: \\\"%s\\\"}) {tasks {id}}}"
                        .formatted(from, to, cursor);
        HttpResponse<String> answer = post("/search?orgId=org", "{\"query\":\"" + query + "\"}");
        return JSON.readTree(answer.body()).at("/data/taskDetails");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private int patch(String path, String body) throws Exception {
        return http.send(
                        request(path).method("PATCH", BodyPublishers.ofString(body)).build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(http.send(request(path).build(), BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(webex.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
