package dev.tandem.ops.console;

import dev.tandem.http.problem.WaitParameter;
import dev.tandem.ops.console.InteractionList.Numbers;
import dev.tandem.security.OperatorAuthentication;
import dev.tandem.webex.json.InteractionIds;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The timelines of calls, whichever instance owns them. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/interactions")
@Tag(name = "interactions")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
@Produces(MediaType.APPLICATION_JSON)
public class InteractionResource {
    private final InteractionFinder finder;
    private final RoutingWait waiting;

    @Inject
    public InteractionResource(InteractionFinder finder, RoutingWait waiting) {
        this.finder = finder;
        this.waiting = waiting;
    }

    /**
     * One call: its state and its whole timeline.
     *
     * @param wait how long to wait for its routing decision, also while the call is unknown; null
     *     for no wait
     */
    @GET
    @Path("/{interactionId}")
    @RunOnVirtualThread
    @Operation(
            operationId = "findInteraction",
            summary = "One call: its state and its whole timeline")
    @APIResponse(responseCode = "200", ref = "Interaction")
    @APIResponse(responseCode = "400", ref = "BadWait")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ConsoleLocalOnly")
    @APIResponse(responseCode = "404", ref = "UnknownInteraction")
    @APIResponse(responseCode = "503", ref = "InteractionNotHere")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response one(
            @Parameter(description = "Webex's task id, without wxcc_.") @PathParam("interactionId")
                    String asked,
            @Parameter(
                            description =
                                    "How long to wait for the routing decision, at most PT10S; no"
                                            + " wait unless given.",
                            example = "PT1.5S")
                    @QueryParam("wait")
                    @Nullable String wait) {
        String interactionId = InteractionIds.canonical(asked);
        if (InteractionIds.faultOf("interactionId", interactionId) != null) {
            return InteractionAnswers.unknown();
        }
        return switch (WaitParameter.of(wait, Duration.ZERO)) {
            case WaitParameter.Known(Duration time) ->
                    waiting.until(time, interactionId, () -> finder.one(interactionId));
            case WaitParameter.Invalid() -> InteractionAnswers.noWait();
        };
    }

    /** The calls that fit, the latest first. */
    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listInteractions",
            summary = "The calls of all instances that fit, the latest first")
    @APIResponse(responseCode = "200", ref = "InteractionList")
    @APIResponse(responseCode = "400", ref = "BadListRequest")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ConsoleLocalOnly")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response latest(@BeanParam ListParameters parameters) {
        return switch (ListRequest.of(parameters)) {
            case ListRequest.Wanted(var wanted) ->
                    Response.ok(finder.everywhere(wanted, parameters, Numbers.MASKED)).build();
            case ListRequest.Wrong(String why) -> InteractionAnswers.notAList(why);
        };
    }
}
