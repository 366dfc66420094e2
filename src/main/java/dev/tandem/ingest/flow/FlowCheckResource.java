package dev.tandem.ingest.flow;

import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The validation address of a Webex connector: says whether a key is live. */
@Singleton
@Path("/flow/check")
@Tag(name = "flows")
@HttpAuthenticationMechanism(FlowAuthentication.SCHEME)
@Authenticated
public class FlowCheckResource {
    /** Returns the name of the key in the request; runs on an event loop. */
    @GET
    @Operation(operationId = "checkFlowKey", summary = "Says whether a key is live")
    @SecurityRequirement(name = "flowBasic")
    @SecurityRequirement(name = "flowBearer")
    @APIResponse(responseCode = "200", ref = "FlowKey")
    @APIResponse(responseCode = "401", ref = "FlowNoKey")
    @APIResponse(responseCode = "403", ref = "FlowDoorClosed")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response check(@Context SecurityContext security) {
        return FlowAnswers.live(security.getUserPrincipal().getName());
    }
}
