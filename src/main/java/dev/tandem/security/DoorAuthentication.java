package dev.tandem.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How one door knows who sends a request. A resource names its door's mechanism by {@code
 * HttpAuthenticationMechanism}; Quarkus asks it once the resource is found, so that what is not
 * there, or takes another method or media type, needs no key. Nothing here blocks: it runs on event
 * loops.
 */
public abstract class DoorAuthentication implements HttpAuthenticationMechanism {
    private static final String ANSWER = "dev.tandem.answer";

    private final String scheme;

    /**
     * Names the mechanism.
     *
     * @param scheme the name that resources use
     */
    protected DoorAuthentication(String scheme) {
        this.scheme = scheme;
    }

    /**
     * The identity of the request's key.
     *
     * @param refusal makes the answer to a request without a live key
     */
    protected static Uni<SecurityIdentity> byKey(
            KeyCheck keys,
            RoutingContext request,
            IdentityProviderManager identities,
            Supplier<Response> refusal) {
        return byKeyOr(keys, request, identities, () -> refused(refusal.get()));
    }

    /**
     * The same where there is another way in.
     *
     * @param otherwise identifies a request without a live key
     */
    protected static Uni<SecurityIdentity> byKeyOr(
            KeyCheck keys,
            RoutingContext request,
            IdentityProviderManager identities,
            Supplier<Uni<SecurityIdentity>> otherwise) {
        return identities
                .authenticate(new KeyAuthenticationRequest(keys, authorization(request)))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(() -> otherwise.get());
    }

    /** An identity whose principal has this name. */
    protected static SecurityIdentity identity(String name, Role role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(role.word())
                .build();
    }

    /** Refuses the request with an answer of the door. */
    protected static Uni<SecurityIdentity> refused(Response answer) {
        return Uni.createFrom().failure(new AuthenticationFailedException(Map.of(ANSWER, answer)));
    }

    /** The header of that name; empty when absent. */
    protected static String authorization(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header == null ? "" : header;
    }

    /** The answer that a door has given its refusal. */
    static Response answerOf(AuthenticationFailedException refusal) {
        Response answer = refusal.getAttribute(ANSWER);
        if (answer == null) {
            throw new IllegalStateException(
                    "Expected each refusal to be a door's, but this one is not", refusal);
        }
        return answer;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom()
                .item(
                        new HttpCredentialTransport(
                                HttpCredentialTransport.Type.AUTHORIZATION, scheme));
    }

    /** Never asked for: a door refuses with an answer that has its challenges. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401));
    }
}
