package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Renews tokens of one app. Each renewal gives a new refresh token; the one before it is good no
 * more, which the real Webex leaves open: the stricter case. Used on one event loop.
 */
final class WebexTokenEndpoint {
    private static final int ACCESS_SECONDS = 14 * 24 * 3600;

    private final String clientId;
    private final String clientSecret;
    private final Set<String> accessTokens = new HashSet<>();
    private String refreshToken;

    WebexTokenEndpoint(String clientId, String clientSecret, String refreshToken) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.refreshToken = refreshToken;
    }

    WebexAnswer renew(Map<String, String> form) {
        if (!"refresh_token".equals(form.get("grant_type"))) {
            return WebexAnswer.refused(400, "grant_type must be refresh_token");
        }
        if (!clientId.equals(form.get("client_id"))
                || !clientSecret.equals(form.get("client_secret"))) {
            return WebexAnswer.refused(401, "invalid client credentials");
        }
        if (!refreshToken.equals(form.get("refresh_token"))) {
            return WebexAnswer.refused(400, "invalid refresh token");
        }
        refreshToken = "refresh-" + UUID.randomUUID();
        String access = issue();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", access);
        body.put("expires_in", ACCESS_SECONDS);
        body.put("refresh_token", refreshToken);
        return WebexAnswer.of(200, body);
    }

    /** A new access token. */
    String issue() {
        String access = "access-" + UUID.randomUUID();
        accessTokens.add(access);
        return access;
    }

    boolean isGood(String authorization) {
        return authorization.startsWith("Bearer ")
                && accessTokens.contains(authorization.substring("Bearer ".length()));
    }

    /** Ends all sessions. */
    void revoke() {
        accessTokens.clear();
    }
}
