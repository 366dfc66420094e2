package dev.tandem.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * A small authorization server: a client that authenticates itself gets a signed token (OAuth's
 * client credentials grant), and the broker gets the key that proves it.
 */
final class TokenIssuer implements AutoCloseable {
    static final String CLIENT_ID = "tandem-client";

    /** It must never be in a log. */
    static final String CLIENT_SECRET = "e2e-token-secret-0123456789";

    static final String AUDIENCE = "kafka";
    private static final long LIFETIME_SECONDS = 600;

    private final HttpServer server;
    private final KeyPair keys;
    private final String user;

    private TokenIssuer(HttpServer server, KeyPair keys, String user) {
        this.server = server;
        this.keys = keys;
        this.user = user;
    }

    /** Starts one whose tokens are for that user of Kafka. */
    static TokenIssuer start(String user) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TokenIssuer issuer = new TokenIssuer(server, generator.generateKeyPair(), user);
        server.createContext("/token", issuer::token);
        server.createContext("/keys", exchange -> answer(exchange, 200, issuer.keySet()));
        server.start();
        return issuer;
    }

    String tokenUrl() {
        return url("/token");
    }

    String keysUrl() {
        return url("/keys");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void token(HttpExchange exchange) throws IOException {
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String expected =
                "Basic "
                        + Base64.getEncoder().encodeToString(utf8(CLIENT_ID + ":" + CLIENT_SECRET));
        if (sent.equals(expected)) {
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                            .formatted(signedToken(), LIFETIME_SECONDS));
        } else {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        }
    }

    private String signedToken() {
        long now = Instant.now().getEpochSecond();
        String claims =
                "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
                        .formatted(url(""), user, AUDIENCE, now, now + LIFETIME_SECONDS);
        String signed =
                base64(utf8("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"one\"}"))
                        + "."
                        + base64(utf8(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(utf8(signed));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to sign a token, but could not", e);
        }
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"one\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = utf8(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
