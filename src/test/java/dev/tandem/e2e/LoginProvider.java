package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small OpenID Connect provider: discovery, keys, authorization codes and tokens. Whoever comes
 * to its login page is logged in at once, as {@link #EVE}.
 */
final class LoginProvider implements AutoCloseable {
    static final String CLIENT = "tandem";

    /** It must never be in a log. */
    static final String CLIENT_SECRET = "e2e-login-secret-0123456789-0123456789";

    /** An operator. */
    static final String EVE = "eve@example.com";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final KeyPair keys;
    private final Set<String> codes = ConcurrentHashMap.newKeySet();

    private LoginProvider(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
    }

    static LoginProvider start() throws IOException, GeneralSecurityException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LoginProvider provider = new LoginProvider(server, newKeys());
        server.createContext("/.well-known/openid-configuration", provider::discovery);
        server.createContext("/keys", provider::keySet);
        server.createContext("/authorize", provider::authorize);
        server.createContext("/token", provider::token);
        server.start();
        return provider;
    }

    static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The claims of a token that is valid now. */
    JwtClaimsBuilder claims(String login, String... groups) {
        Instant now = Instant.now();
        return Jwt.issuer(url())
                .subject(UUID.randomUUID().toString())
                .upn(login)
                .audience(CLIENT)
                .groups(new HashSet<>(List.of(groups)))
                .issuedAt(now)
                .expiresAt(now.plus(Duration.ofMinutes(10)));
    }

    /** An access token of that login. */
    String tokenOf(String login, String... groups) {
        return signed(claims(login, groups), keys);
    }

    /** The claims, signed by this provider. */
    String signed(JwtClaimsBuilder claims) {
        return signed(claims, keys);
    }

    /** The claims under the name of this provider's key, signed by another. */
    static String signed(JwtClaimsBuilder claims, KeyPair by) {
        return claims.jws().keyId("one").sign(by.getPrivate());
    }

    private void discovery(HttpExchange exchange) throws IOException {
        json(
                exchange,
                200,
                Map.of(
                        "issuer",
                        url(),
                        "authorization_endpoint",
                        url() + "/authorize",
                        "token_endpoint",
                        url() + "/token",
                        "jwks_uri",
                        url() + "/keys",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256")));
    }

    private void keySet(HttpExchange exchange) throws IOException {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        json(
                exchange,
                200,
                Map.of(
                        "keys",
                        List.of(
                                Map.of(
                                        "kty",
                                        "RSA",
                                        "use",
                                        "sig",
                                        "alg",
                                        "RS256",
                                        "kid",
                                        "one",
                                        "n",
                                        number(key.getModulus()),
                                        "e",
                                        number(key.getPublicExponent())))));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        if (!CLIENT.equals(asked.get("client_id")) || !asked.containsKey("state")) {
            json(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.add(code);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        "%s?code=%s&state=%s"
                                .formatted(
                                        asked.get("redirect_uri"),
                                        code,
                                        URLEncoder.encode(asked.get("state"), UTF_8)));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((CLIENT + ":" + CLIENT_SECRET).getBytes(UTF_8));
        Map<String, String> asked =
                form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (!sent.equals(expected)) {
            json(exchange, 401, Map.of("error", "invalid_client"));
        } else if (!codes.remove(String.valueOf(asked.get("code")))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            json(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            tokenOf(EVE, "operator"),
                            "id_token",
                            tokenOf(EVE, "operator"),
                            "token_type",
                            "Bearer",
                            "expires_in",
                            600));
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : encoded.split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body)
            throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
