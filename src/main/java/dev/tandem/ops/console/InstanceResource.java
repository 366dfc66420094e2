package dev.tandem.ops.console;

import dev.tandem.operator.OperatorDesk;
import dev.tandem.ops.console.InteractionList.Numbers;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.peers.InstanceAuthentication;
import dev.tandem.peers.InstancePaths;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.query.InteractionLookup;
import dev.tandem.webex.json.InteractionIds;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What this instance owns, for the other instances. It asks no other instance, so that no request
 * goes in a circle.
 */
@Singleton
@HttpAuthenticationMechanism(InstanceAuthentication.SCHEME)
@Authenticated
@Path(InstancePaths.ROOT)
@Tag(name = "instances")
@SecurityRequirement(name = "instanceToken")
@Produces(MediaType.APPLICATION_JSON)
public class InstanceResource {
    private final InteractionStreams streams;
    private final InteractionFinder finder;
    private final OperatorDesk desk;

    @Inject
    public InstanceResource(
            InteractionStreams streams, InteractionFinder finder, OperatorDesk desk) {
        this.desk = desk;
        this.streams = streams;
        this.finder = finder;
    }

    /** One call, if this instance owns it. */
    @GET
    @Path(InstancePaths.ONE)
    @RunOnVirtualThread
    @Operation(operationId = "findOwnInteraction", summary = "One call, if this instance owns it")
    @APIResponse(responseCode = "200", ref = "Interaction")
    @APIResponse(responseCode = "401", ref = "InstancesOnly")
    @APIResponse(responseCode = "404", ref = "UnknownInteraction")
    @APIResponse(responseCode = "503", ref = "InteractionNotHere")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response one(@QueryParam(InstancePaths.ID) @DefaultValue("") String interactionId) {
        return switch (streams.find(InteractionIds.canonical(interactionId))) {
            case InteractionLookup.Found(var view) ->
                    Response.ok(InteractionDocument.of(view, desk.memory())).build();
            case InteractionLookup.Parked parked ->
                    Response.ok(InteractionDocument.of(parked, desk.memory())).build();
            case InteractionLookup.Unknown _ -> InteractionAnswers.unknown();
            case InteractionLookup.NotHere(var why) -> InteractionAnswers.moving(why);
            case InteractionLookup.Elsewhere(var owner) -> InteractionAnswers.gone(owner);
        };
    }

    /** The whole numbers of one call; the instance that asks has it in the audit log first. */
    @GET
    @Path(InstancePaths.NUMBERS)
    @RunOnVirtualThread
    @Operation(
            operationId = "findOwnNumbers",
            summary = "The whole numbers of one call, if this instance owns it")
    @APIResponse(responseCode = "200", ref = "CallNumbers")
    @APIResponse(responseCode = "401", ref = "InstancesOnly")
    @APIResponse(responseCode = "404", ref = "UnknownInteraction")
    @APIResponse(responseCode = "503", ref = "InteractionNotHere")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response numbers(@QueryParam(InstancePaths.ID) @DefaultValue("") String interactionId) {
        return switch (streams.find(InteractionIds.canonical(interactionId))) {
            case InteractionLookup.Found(var view) -> Response.ok(CallNumbers.of(view)).build();
            case InteractionLookup.Parked(var id, var _) ->
                    Response.ok(CallNumbers.none(id)).build();
            case InteractionLookup.Unknown _ -> InteractionAnswers.unknown();
            case InteractionLookup.NotHere(var why) -> InteractionAnswers.moving(why);
            case InteractionLookup.Elsewhere(var owner) -> InteractionAnswers.gone(owner);
        };
    }

    /** The calls that this instance owns and that fit, the latest first. */
    @GET
    @Path(InstancePaths.LATEST)
    @RunOnVirtualThread
    @Operation(
            operationId = "listOwnInteractions",
            summary = "The latest calls that this instance owns")
    @APIResponse(responseCode = "200", ref = "InstanceList")
    @APIResponse(responseCode = "400", ref = "BadListRequest")
    @APIResponse(responseCode = "401", ref = "InstancesOnly")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response latest(
            @BeanParam ListParameters parameters,
            @Parameter(
                            description =
                                    "masked, or whole for an export that the audit log has; masked"
                                            + " unless given.",
                            example = "masked")
                    @QueryParam(InstancePaths.NUMBERS)
                    @DefaultValue("masked")
                    String numbers) {
        Numbers style =
                numbers.equals(EnumWords.of(Numbers.WHOLE)) ? Numbers.WHOLE : Numbers.MASKED;
        return switch (ListRequest.of(parameters)) {
            case ListRequest.Wanted(var wanted) -> Response.ok(finder.here(wanted, style)).build();
            case ListRequest.Wrong(String why) -> InteractionAnswers.notAList(why);
        };
    }

    /** Those of these calls that this instance owns. */
    @GET
    @Path(InstancePaths.ROWS)
    @RunOnVirtualThread
    @Operation(
            operationId = "findOwnRows",
            summary = "Those of these calls that this instance owns, as the list has them")
    @APIResponse(responseCode = "200", ref = "InstanceList")
    @APIResponse(responseCode = "401", ref = "InstancesOnly")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response rows(@QueryParam(InstancePaths.ID) List<String> interactionIds) {
        return Response.ok(InteractionList.Part.of(finder.rows(interactionIds))).build();
    }
}
