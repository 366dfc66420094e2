package dev.tandem.peers;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.security.AccessKeys;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What one instance sends another in {@code Authorization}: {@code TandemInstance <JWT>}, signed by
 * HS256 with a key that is derived from the first operator's console key. The audience is the asked
 * instance, the subject is path and query of the request.
 */
public final class InstanceToken {
    /** How far the clocks of two instances may differ, and how long a token can be used. */
    public static final Duration HOLDS = Duration.ofSeconds(30);

    static final String SCHEME = "TandemInstance";
    private static final String PREFIX = SCHEME + " ";
    private static final String ISSUER = "tandem-instance";

    private final Supplier<Optional<AccessKeys>> keys;
    private final Clock clock;

    /**
     * @param keys those that are live, read for each token; empty where none are configured
     */
    public InstanceToken(Supplier<Optional<AccessKeys>> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A token for one request, made now; empty without a key.
     *
     * @param pathAndQuery encoded, as in the request line
     */
    public Optional<String> of(InstanceAddress asked, String pathAndQuery) {
        return keys.get()
                .flatMap(live -> live.signatureKeys().stream().findFirst())
                .map(key -> PREFIX + signed(key, asked, pathAndQuery));
    }

    private String signed(SecretKey key, InstanceAddress asked, String pathAndQuery) {
        long now = clock.instant().getEpochSecond();
        return Jwt.issuer(ISSUER)
                .audience(asked.hostAndPort())
                .subject(pathAndQuery)
                .issuedAt(now)
                .expiresAt(expiry(now))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key);
    }

    /** A token is refused from its expiry on, so the last whole second counts too. */
    private static long expiry(long issuedAt) {
        return issuedAt + HOLDS.toSeconds() + 1;
    }

    /**
     * Whether another instance has made this token for this request, a moment ago.
     *
     * @param authorization the request's header, null when absent
     * @param self this instance, as the others address it
     */
    public boolean admits(
            @Nullable String authorization, InstanceAddress self, String pathAndQuery) {
        if (authorization == null || !authorization.startsWith(PREFIX)) {
            return false;
        }
        String token = authorization.substring(PREFIX.length());
        List<SecretKey> live = keys.get().map(AccessKeys::signatureKeys).orElseGet(List::of);
        return live.stream().filter(key -> valid(token, key, self, pathAndQuery)).count() > 0;
    }

    /** The library compares signatures in constant time. */
    private boolean valid(String token, SecretKey key, InstanceAddress self, String pathAndQuery) {
        int seconds = Math.toIntExact(HOLDS.toSeconds());
        try {
            var _ =
                    new JwtConsumerBuilder()
                            .setJwsAlgorithmConstraints(
                                    ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                            .setVerificationKey(key)
                            .setExpectedIssuer(ISSUER)
                            .setExpectedAudience(self.hostAndPort())
                            .setExpectedSubject(pathAndQuery)
                            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                            .setRequireExpirationTime()
                            .setRequireIssuedAt()
                            .setIssuedAtRestrictions(seconds, seconds)
                            .build()
                            .process(token);
            return true;
        } catch (InvalidJwtException refused) {
            return false;
        }
    }
}
