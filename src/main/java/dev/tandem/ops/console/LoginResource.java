package dev.tandem.ops.console;

import dev.tandem.security.OperatorAuthentication;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where a browser logs in: the one address that the provider has to send it back to. Who is logged
 * in goes on to the page. For browsers, so it is not part of the OpenAPI document.
 */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/login")
public class LoginResource {
    private static final URI PAGE = URI.create("/");

    /** Sends a browser to the provider, and the one that comes back to the page. */
    @GET
    @Operation(hidden = true)
    public Response login() {
        return Response.seeOther(PAGE).build();
    }
}
