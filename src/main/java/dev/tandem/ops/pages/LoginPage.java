package dev.tandem.ops.pages;

import dev.tandem.security.OperatorAuthentication;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * Where a browser logs in: the one address that the provider has to send it back to. Who is logged
 * in goes on to the calls.
 */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/login")
public class LoginPage {
    private static final URI PAGE = URI.create(CallsPage.ADDRESS);

    /** Sends a browser to the provider, and the one that comes back to the page. */
    @GET
    public Response login() {
        return Response.seeOther(PAGE).build();
    }
}
