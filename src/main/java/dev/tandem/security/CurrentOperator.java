package dev.tandem.security;

import dev.tandem.http.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operator of the present request, for what he changes. One place that every change passes:
 * what else an operator must be to change something is checked here.
 */
@Singleton
public class CurrentOperator {
    /** What a browser says of a request that the user or a page of this site made. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    @Inject
    public CurrentOperator(SecurityIdentity identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    /**
     * Who asks for a change.
     *
     * @throws WebApplicationException with a problem document when the key or the login is a
     *     viewer's, or when a page of another site asks: the operator's browser sends his key or
     *     session with such requests, too
     */
    public Operator changing() {
        if (!identity.hasRole(Role.OPERATOR.word())) {
            throw refused(
                    Problem.of(
                            403,
                            "operators-only",
                            "For operators only",
                            "The key or the login is a viewer's: ask with a key whose line in the"
                                    + " console keys file ends with operator, or with no role, or"
                                    + " log in with the role operator."));
        }
        return looking();
    }

    /**
     * Who asks for what the audit log records and a viewer may have, too.
     *
     * @throws WebApplicationException with a problem document when a page of another site asks
     */
    public Operator looking() {
        HttpServerRequest asked = request.getCurrent().request();
        if (!isOfThisSite(asked)) {
            throw refused(
                    Problem.of(
                            403,
                            "other-site",
                            "Asked by another site",
                            "The browser says that a page of another site asks for this change: ask"
                                + " for it from the console itself, or from the command line."));
        }
        return new Operator(identity.getPrincipal().getName(), addressOf(asked));
    }

    private static WebApplicationException refused(Problem why) {
        return new WebApplicationException(why.response().build());
    }

    /**
     * By what the browser itself says, or else by the page's host: a proxy may speak another scheme
     * than the page does. What is no browser says neither.
     */
    private static boolean isOfThisSite(HttpServerRequest asked) {
        String site = asked.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITES.contains(site.toLowerCase(Locale.ROOT));
        }
        String origin = asked.getHeader("Origin");
        return origin == null
                || origin.replaceFirst("^https?://", "").equalsIgnoreCase(asked.getHeader("Host"));
    }

    private static @Nullable String addressOf(HttpServerRequest asked) {
        @Nullable SocketAddress from = asked.remoteAddress();
        return from == null ? null : from.hostAddress();
    }
}
