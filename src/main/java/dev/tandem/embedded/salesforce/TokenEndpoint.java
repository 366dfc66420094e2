package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.records.RequestEffect;
import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Issues tokens for signed assertions and for client credentials. */
final class TokenEndpoint {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /** How far ahead an assertion may expire, according to Salesforce's documentation. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** How much two clocks may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Map<String, ConnectedApp> apps = new ConcurrentHashMap<>();
    private final IssuedTokens tokens;
    private final Clock clock;

    TokenEndpoint(List<ConnectedApp> apps, IssuedTokens tokens, Clock clock) {
        apps.forEach(this::setUp);
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Adds an app, or takes the place of the one with its consumer key. */
    void setUp(ConnectedApp app) {
        apps.put(app.consumerKey(), app);
    }

    /**
     * @param form the decoded fields of the request
     * @param instanceUrl where the caller shall send its calls
     */
    RequestEffect answer(Map<String, String> form, String instanceUrl) {
        return switch (form.getOrDefault("grant_type", "")) {
            case JWT_BEARER -> forAssertion(form.getOrDefault("assertion", ""), instanceUrl);
            case "client_credentials" -> forClientCredentials(form, instanceUrl);
            default -> refused("unsupported_grant_type", "grant type not supported");
        };
    }

    /** Who asks and how, for the ledger: neither assertion nor secret. */
    JsonNode describe(Map<String, String> form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("grant_type", form.getOrDefault("grant_type", ""));
        SignedAssertion assertion = SignedAssertion.read(form.getOrDefault("assertion", ""));
        if (assertion != null) {
            body.set("claims", assertion.claims());
        } else if (form.containsKey("client_id")) {
            body.put("client_id", form.get("client_id"));
        }
        return body;
    }

    private RequestEffect forAssertion(String text, String instanceUrl) {
        SignedAssertion assertion = SignedAssertion.read(text);
        if (assertion == null) {
            return refused("invalid_grant", "invalid assertion");
        }
        ConnectedApp app = apps.get(assertion.text("iss"));
        if (app == null) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        if (!assertion.isSignedWith(app.certificateKey()) || !isTimely(assertion)) {
            return refused("invalid_grant", "invalid assertion");
        }
        if (!app.audiences().contains(assertion.text("aud"))) {
            return refused("invalid_grant", "audience is invalid");
        }
        if (!app.users().contains(assertion.text("sub"))) {
            return refused("invalid_grant", "user hasn't approved this consumer");
        }
        return token(instanceUrl, "api refresh_token");
    }

    private boolean isTimely(SignedAssertion assertion) {
        JsonNode expiry = assertion.claims().path("exp");
        long now = clock.instant().getEpochSecond();
        return expiry.isIntegralNumber()
                && expiry.longValue() > now - SKEW.toSeconds()
                && expiry.longValue() <= now + LONGEST.toSeconds() + SKEW.toSeconds();
    }

    private RequestEffect forClientCredentials(Map<String, String> form, String instanceUrl) {
        ConnectedApp app = apps.get(form.getOrDefault("client_id", ""));
        if (app == null) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        if (app.clientSecret() == null) {
            return refused("invalid_grant", "no client credentials user enabled");
        }
        if (!isSame(app.clientSecret(), form.getOrDefault("client_secret", ""))) {
            return refused("invalid_client", "invalid client credentials");
        }
        return token(instanceUrl, null);
    }

    private static boolean isSame(String secret, String given) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private RequestEffect token(String instanceUrl, @Nullable String scope) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", tokens.issue());
        if (scope != null) {
            body.put("scope", scope);
        }
        body.put("instance_url", instanceUrl);
        body.put("id", "https://login.salesforce.com/id/00DSIMULATED0001/005SIMULATED0001");
        body.put("token_type", "Bearer");
        body.put("issued_at", String.valueOf(clock.millis()));
        return new RequestEffect(SimulatedAnswer.json(200, body), true, null, null);
    }

    private static RequestEffect refused(String error, String description) {
        return RequestEffect.none(SimulatedAnswer.tokenError(error, description));
    }
}
