package dev.tandem.ingest.flow;

import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** The validation address of a Webex connector: says whether a key is live. */
@Singleton
@Path("/flow/check")
@HttpAuthenticationMechanism(FlowAuthentication.SCHEME)
@Authenticated
public class FlowCheckResource {
    /** Returns the name of the key in the request; runs on an event loop. */
    @GET
    public Response check(@Context SecurityContext security) {
        return FlowAnswers.live(security.getUserPrincipal().getName());
    }
}
