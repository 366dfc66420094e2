package dev.tandem.salesforce.token;

import dev.tandem.salesforce.settings.OrgCredentials;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.ws.rs.core.Form;
import java.security.PrivateKey;
import java.time.Clock;

/** The form that the JWT bearer flow posts. */
final class JwtAssertion {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /** Salesforce takes 180 s at most; the rest is for clocks that differ. */
    private static final long LIFETIME_SECONDS = 150;

    private JwtAssertion() {}

    /** A freshly signed assertion in its form. */
    static Form form(OrgCredentials.JwtBearer auth, PrivateKey key, Clock clock) {
        long now = clock.instant().getEpochSecond();
        String assertion =
                Jwt.issuer(auth.clientId())
                        .subject(auth.username())
                        .audience(auth.audience())
                        .issuedAt(now)
                        .expiresAt(now + LIFETIME_SECONDS)
                        .jws()
                        .algorithm(SignatureAlgorithm.RS256)
                        .sign(key);
        return new Form("grant_type", GRANT).param("assertion", assertion);
    }
}
