package dev.tandem.embedded.salesforce;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of the org: the latest thousand tokens that are not revoked. */
final class IssuedTokens {
    private static final int REMEMBERED = 1_000;
    private static final String ORG_ID = "00DSIMULATED0001";

    private final SecureRandom random = new SecureRandom();
    private final Set<String> live = new LinkedHashSet<>();

    synchronized String issue() {
        byte[] secret = new byte[48];
        random.nextBytes(secret);
        String token =
                ORG_ID + "!" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        live.add(token);
        if (live.size() > REMEMBERED) {
            live.remove(live.iterator().next());
        }
        return token;
    }

    synchronized boolean allows(@Nullable String authorization) {
        String scheme = "Bearer ";
        return authorization != null
                && authorization.startsWith(scheme)
                && live.contains(authorization.substring(scheme.length()));
    }

    synchronized void revokeAll() {
        live.clear();
    }
}
