package dev.tandem.ops.letters;

import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.letters.RedriveRuns;
import dev.tandem.operator.log.ActionLog;
import dev.tandem.ops.parameters.NotNow;
import dev.tandem.security.CurrentOperator;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bulk redrives under way, and those that have ended. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/redrives")
@Tag(name = "dead-letters")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
@Produces(MediaType.APPLICATION_JSON)
public class RedriveRunResource {
    private final OperatorDesk desk;
    private final CurrentOperator operator;

    @Inject
    public RedriveRunResource(OperatorDesk desk, CurrentOperator operator) {
        this.desk = desk;
        this.operator = operator;
    }

    /** How far a bulk redrive is, whichever instance does it. */
    @GET
    @Path("/{run}")
    @RunOnVirtualThread
    @Operation(operationId = "findRedrive", summary = "How far a bulk redrive is")
    @APIResponse(responseCode = "200", ref = "RedriveRun")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ConsoleLocalOnly")
    @APIResponse(responseCode = "404", ref = "UnknownRedrive")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response find(@PathParam("run") String id) {
        RedriveRuns.Progress progress = desk.runs().find(id);
        return progress == null
                ? LetterAnswers.unknownRun()
                : Response.ok(RedriveRun.of(progress)).build();
    }

    /** Stops a bulk redrive, whichever instance does it. */
    @DELETE
    @Path("/{run}")
    @RunOnVirtualThread
    @Operation(
            operationId = "stopRedrive",
            summary = "Stop a bulk redrive; what was put back stays put back")
    @APIResponse(responseCode = "200", ref = "RedriveRun")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ChangeRefused")
    @APIResponse(responseCode = "404", ref = "UnknownRedrive")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response stop(@PathParam("run") String id) {
        return switch (desk.runs().stop(id, operator.changing())) {
            case null -> LetterAnswers.unknownRun();
            case ActionLog.Answer.NotRecorded(String why) -> NotNow.notDone(why);
            case ActionLog.Answer.Done _, ActionLog.Answer.Refused _ -> find(id);
        };
    }
}
