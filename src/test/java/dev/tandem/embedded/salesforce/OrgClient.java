package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of the org that shares no code with it and can send wrong requests. */
final class OrgClient implements AutoCloseable {
    static final String CONSUMER_KEY = "3MVG9consumer";
    static final String USER = "ivr@customer.example";
    static final String AUDIENCE = "https://login.salesforce.com";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final SimulatorKeys keys;

    OrgClient(String url, SimulatorKeys keys) {
        this.url = url;
        this.keys = keys;
    }

    record Answer(int status, JsonNode body, Map<String, String> headers) {}

    static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", CONSUMER_KEY);
        claims.put("sub", USER);
        claims.put("aud", AUDIENCE);
        claims.put("exp", Instant.now().getEpochSecond() + 120);
        return claims;
    }

    String assertion(Map<String, Object> claims) throws Exception {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String input =
                base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
                        + "."
                        + base64.encodeToString(JSON.writeValueAsBytes(claims));
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.privateKey());
        signer.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + base64.encodeToString(signer.sign());
    }

    Answer tokenFor(String assertion) throws Exception {
        return form(
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion",
                        assertion));
    }

    String token() throws Exception {
        return tokenFor(assertion(claims())).body().path("access_token").asText();
    }

    Answer form(Map<String, String> fields) throws Exception {
        String body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(url + SimulatedEndpoint.TOKEN.path()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    Answer call(SimulatedEndpoint endpoint, String token, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(url + endpoint.path()))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(10))
                        .POST(BodyPublishers.ofString(body)));
    }

    Answer query(String token, String soql) throws Exception {
        return send(
                HttpRequest.newBuilder(
                                URI.create(url + "/services/data/v58.0/query?q=" + encoded(soql)))
                        .header("Authorization", "Bearer " + token)
                        .GET());
    }

    Answer simulator(String method, String path, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(url + "/simulator/" + path))
                        .method(method, BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Answer(response.statusCode(), JSON.readTree(response.body()), headers);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
