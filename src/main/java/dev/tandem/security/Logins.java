package dev.tandem.security;

import dev.tandem.http.problem.Problem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Operators who log in by OpenID Connect: a program sends an access token, a browser is sent to the
 * provider and comes back with a session. Quarkus checks tokens and keeps sessions; here its
 * answers become those of the door. Only a browser that opens a page is sent away: what a page's
 * script asks for is refused, and the script opens {@code /login}.
 */
@Singleton
final class Logins {
    private static final Logger LOG = Logger.getLogger(Logins.class);

    /** A login stands in the audit log; providers do not limit it. */
    private static final int LONGEST_NAME = 200;

    private static final int FOUND = 302;

    /** A provider, because mechanisms are created before the configuration is read. */
    private final Provider<OidcAuthenticationMechanism> oidc;

    @Inject
    Logins(Provider<OidcAuthenticationMechanism> oidc) {
        this.oidc = oidc;
    }

    /** The identity of a token or a session; a refusal where there is none. */
    Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return Uni.createFrom()
                .deferred(() -> oidc.get().authenticate(request, identities))
                .onFailure()
                .recoverWithUni(why -> refusalOf(why, request))
                .onItem()
                .transformToUni(it -> it == null ? unknown(request) : admitted(it));
    }

    private static Uni<SecurityIdentity> admitted(SecurityIdentity login) {
        String name = login.getPrincipal().getName();
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        if (login.hasRole(Role.OPERATOR.word())) {
            return Uni.createFrom().item(DoorAuthentication.identity(shown, Role.OPERATOR));
        }
        return login.hasRole(Role.VIEWER.word())
                ? Uni.createFrom().item(DoorAuthentication.identity(shown, Role.VIEWER))
                : DoorAuthentication.refused(noRole());
    }

    /**
     * A browser that keeps no cookie comes back without the one that it was given: sent away again,
     * it would go round for ever.
     */
    private static boolean comesBack(RoutingContext request) {
        return request.queryParams().contains("state")
                && (request.queryParams().contains("code")
                        || request.queryParams().contains("error"));
    }

    private Uni<SecurityIdentity> unknown(RoutingContext request) {
        if (comesBack(request)) {
            return DoorAuthentication.refused(loginFailed());
        }
        return opensPage(request.request())
                ? Uni.createFrom()
                        .deferred(() -> oidc.get().getChallenge(request))
                        .onItem()
                        .transformToUni(Logins::challenged)
                        .onFailure(it -> !(it instanceof AuthenticationFailedException))
                        .recoverWithUni(why -> refusalOf(why, request))
                : DoorAuthentication.refused(loginNeeded());
    }

    /** The cookie that the way back needs is in the response already. */
    private static Uni<SecurityIdentity> challenged(@Nullable ChallengeData challenge) {
        if (challenge == null || challenge.status != FOUND) {
            return DoorAuthentication.refused(loginNeeded());
        }
        for (Map.Entry<CharSequence, String> header : challenge.getHeaders().entrySet()) {
            if (HttpHeaders.LOCATION.contentEquals(header.getKey())
                    || "location".contentEquals(header.getKey())) {
                return DoorAuthentication.refused(redirect(header.getValue()));
            }
        }
        return DoorAuthentication.refused(loginNeeded());
    }

    private static boolean opensPage(HttpServerRequest request) {
        if (!HttpMethod.GET.equals(request.method())
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return false;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return mode == null
                ? accepted != null && accepted.toLowerCase(Locale.ROOT).contains("text/html")
                : mode.equals("navigate");
    }

    private Uni<SecurityIdentity> refusalOf(Throwable why, RoutingContext request) {
        if (why instanceof AuthenticationRedirectException away) {
            return DoorAuthentication.refused(redirect(away.getRedirectUri()));
        }
        if (isOfProvider(why)) {
            LOG.warnf("The provider of logins cannot be asked: %s", why.toString());
            return DoorAuthentication.refused(providerAway());
        }
        if (why instanceof AuthenticationCompletionException) {
            return DoorAuthentication.refused(loginFailed());
        }
        if (why instanceof AuthenticationFailedException) {
            return request.request().getHeader(HttpHeaders.AUTHORIZATION) == null
                    ? unknown(request)
                    : DoorAuthentication.refused(tokenRefused());
        }
        return Uni.createFrom().failure(why);
    }

    /** A token that is not valid has no such cause. */
    private static boolean isOfProvider(Throwable why) {
        for (Throwable each = why; each != null; each = each.getCause()) {
            if (each instanceof OIDCException || each instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static Response redirect(String where) {
        return Response.status(FOUND)
                .header(HttpHeaders.LOCATION, where)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response loginNeeded() {
        return Problem.of(
                        401,
                        "login-needed",
                        "A login is needed",
                        "Open /login in a browser, or send an access token of the provider that"
                                + " quarkus.oidc.auth-server-url names, or a key of the console"
                                + " keys file.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Tandem\"")
                .build();
    }

    private static Response tokenRefused() {
        return Problem.of(
                        401,
                        "token-refused",
                        "The token is not accepted",
                        "It is neither a live key nor a valid token: compare its issuer, its"
                                + " expiry and its audience (quarkus.oidc.token.audience, else"
                                + " quarkus.oidc.client-id).")
                .response()
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"Tandem\", error=\"invalid_token\"")
                .build();
    }

    private static Response loginFailed() {
        return Problem.of(
                        401,
                        "login-failed",
                        "The login failed",
                        "The provider's answer is not accepted, or the browser came back without"
                                + " its cookie: open /login again, and look into the log.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Tandem\"")
                .build();
    }

    private static Response noRole() {
        return Problem.of(
                        403,
                        "no-role",
                        "A role is needed",
                        "The login is neither a viewer's nor an operator's: have the provider put"
                                + " viewer or operator into the claim that"
                                + " quarkus.oidc.roles.role-claim-path names (groups unless set).")
                .response()
                .build();
    }

    private static Response providerAway() {
        return Problem.of(
                        503,
                        "provider-away",
                        "The provider does not answer",
                        "The provider that quarkus.oidc.auth-server-url names cannot be asked now,"
                                + " and the log says why: keys of the console keys file go on.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, 5)
                .build();
    }
}
