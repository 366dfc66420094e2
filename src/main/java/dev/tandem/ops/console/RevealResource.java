package dev.tandem.ops.console;

import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.log.ActionLog;
import dev.tandem.ops.parameters.NotNow;
import dev.tandem.ops.parameters.Reason;
import dev.tandem.security.CurrentOperator;
import dev.tandem.security.Operator;
import dev.tandem.security.OperatorAuthentication;
import dev.tandem.webex.json.InteractionIds;
import dev.tandem.wire.OperatorAction;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The whole numbers of a call, for operators who say why. It is a change, because the audit log
 * grows by it: so it is posted, which no prefetch and no link of another site does. The record is
 * in the log before a number is shown; without a record there is no number.
 */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/interactions/{interactionId}/numbers")
@Tag(name = "interactions")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
@Produces(MediaType.APPLICATION_JSON)
public class RevealResource {
    private static final String NOT_KEPT = "no-store";

    private final InteractionFinder finder;
    private final OperatorDesk desk;
    private final CurrentOperator operator;

    @Inject
    public RevealResource(InteractionFinder finder, OperatorDesk desk, CurrentOperator operator) {
        this.finder = finder;
        this.desk = desk;
        this.operator = operator;
    }

    /** The whole numbers of one call, whichever instance owns it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "revealNumbers",
            summary = "The whole numbers of one call; the audit log says who asked, and why")
    @RequestBody(ref = "Reason")
    @APIResponse(responseCode = "200", ref = "CallNumbers")
    @APIResponse(responseCode = "400", ref = "ReasonNeeded")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ChangeRefused")
    @APIResponse(responseCode = "404", ref = "NoNumbers")
    @APIResponse(responseCode = "503", ref = "NumbersNotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response reveal(
            @Parameter(description = "Webex's task id, without wxcc_.") @PathParam("interactionId")
                    String asked,
            @Nullable Reason body) {
        Operator by = operator.changing();
        return Reason.of(body)
                .map(reason -> reveal(InteractionIds.canonical(asked), reason, by))
                .orElseGet(Reason::needed);
    }

    private Response reveal(String interactionId, String reason, Operator by) {
        if (InteractionIds.faultOf("interactionId", interactionId) != null) {
            return InteractionAnswers.unknown();
        }
        return switch (finder.numbersOf(interactionId)) {
            case InteractionFinder.NumbersFinding.Known(var numbers) when numbers.isEmpty() ->
                    InteractionAnswers.noNumbers();
            case InteractionFinder.NumbersFinding.Known(var numbers) -> shown(numbers, reason, by);
            case InteractionFinder.NumbersFinding.NotKnown(var why) -> why;
        };
    }

    private Response shown(CallNumbers numbers, String reason, Operator by) {
        var record = new OperatorAction.NumberRevealed(numbers.interactionId(), reason);
        return NotNow.unlessRecorded(
                desk.log().write(by, ActionLog.Wanted.only(record)),
                "No number is shown",
                () -> Response.ok(numbers).header(HttpHeaders.CACHE_CONTROL, NOT_KEPT).build());
    }
}
