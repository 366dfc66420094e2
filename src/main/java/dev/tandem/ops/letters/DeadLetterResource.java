package dev.tandem.ops.letters;

import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.letters.IndexedLetter;
import dev.tandem.operator.letters.LetterActions;
import dev.tandem.operator.letters.LetterActions.Outcome;
import dev.tandem.ops.parameters.NotNow;
import dev.tandem.ops.parameters.Reason;
import dev.tandem.security.CurrentOperator;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Dead letters: which there are, one of them whole, and what is done about one. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/dead-letters")
@Tag(name = "dead-letters")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {
    private final OperatorDesk desk;
    private final CurrentOperator operator;

    @Inject
    public DeadLetterResource(OperatorDesk desk, CurrentOperator operator) {
        this.desk = desk;
        this.operator = operator;
    }

    /** A part of the list, the latest first; null for no condition. */
    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listDeadLetters", summary = "Dead letters, the latest first")
    @APIResponse(responseCode = "200", ref = "LetterList")
    @APIResponse(responseCode = "400", ref = "BadLetterRequest")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ConsoleLocalOnly")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response list(
            @Parameter(description = "Why it was parked.", example = "no_contact_centre")
                    @QueryParam("reason")
                    @Nullable String reason,
            @Parameter(
                            description =
                                    "What it is of: event, wake-up, result or command for a record,"
                                            + " create, omni-flow, clear or update for a command"
                                            + " that was given up.",
                            example = "update")
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(description = "The org of a command that was given up.", example = "main")
                    @QueryParam("org")
                    @Nullable String org,
            @Parameter(
                            description = "Only what was received then or later.",
                            example = "2026-03-02T03:00:00Z")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description = "Only what was received before that.",
                            example = "2026-03-02T04:00:00Z")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "parked, redriven or dismissed.", example = "parked")
                    @QueryParam("state")
                    @Nullable String state,
            @Parameter(description = "How many at most: 1 to 200, 50 unless given.", example = "50")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "Where to go on: \"next\" of the last answer.")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        return list(
                LetterRequest.listing(
                        new LetterRequest.Conditions(reason, kind, org, from, to),
                        state,
                        limit,
                        cursor));
    }

    private Response list(LetterRequest request) {
        return switch (request) {
            case LetterRequest.Listing(var filter, var below, var most) ->
                    Response.ok(LetterList.of(desk.index().page(filter, below, most), desk))
                            .build();
            case LetterRequest.Wrong(String why) -> LetterAnswers.wrong(why);
            case LetterRequest.Bulk _ ->
                    throw new IllegalStateException("Expected a list, but got a redrive");
        };
    }

    /** One dead letter with the whole record, as far as the letter holds it. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(operationId = "findDeadLetter", summary = "One dead letter with its record")
    @APIResponse(responseCode = "200", ref = "DeadLetter")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ConsoleLocalOnly")
    @APIResponse(responseCode = "404", ref = "UnknownLetter")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response one(@PathParam("id") String id) {
        return switch (desk.letters().find(id)) {
            case LetterActions.Found.Whole(var indexed, var letter) ->
                    Response.ok(LetterDocument.of(indexed, letter, desk.memory().settlementOf(id)))
                            .build();
            case LetterActions.Found.Nothing _ -> LetterAnswers.unknown();
            case LetterActions.Found.NotNow(String why) -> NotNow.notDone(why);
        };
    }

    /** Puts it back, once. */
    @POST
    @Path("/{id}/redrive")
    @RunOnVirtualThread
    @Operation(operationId = "redriveDeadLetter", summary = "Put it back, once")
    @APIResponse(responseCode = "200", ref = "SettledLetter")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ChangeRefused")
    @APIResponse(responseCode = "404", ref = "UnknownLetter")
    @APIResponse(responseCode = "409", ref = "LetterConflict")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response redrive(@PathParam("id") String id) {
        return answer(id, desk.letters().redrive(id, operator.changing()));
    }

    /** It needs nothing any more. */
    @POST
    @Path("/{id}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(operationId = "dismissDeadLetter", summary = "Say that it needs nothing any more")
    @RequestBody(ref = "Reason")
    @APIResponse(responseCode = "200", ref = "SettledLetter")
    @APIResponse(responseCode = "400", ref = "ReasonNeeded")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ChangeRefused")
    @APIResponse(responseCode = "404", ref = "UnknownLetter")
    @APIResponse(responseCode = "409", ref = "LetterConflict")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response dismiss(@PathParam("id") String id, @Nullable Reason body) {
        var by = operator.changing();
        return Reason.of(body)
                .map(words -> answer(id, desk.letters().dismiss(id, words, by)))
                .orElseGet(Reason::needed);
    }

    private Response answer(String id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> settled(id);
            case Outcome.Unknown _ -> LetterAnswers.unknown();
            case Outcome.SettledBefore(var before) -> LetterAnswers.settledBefore(before);
            case Outcome.Impossible(var why) -> LetterAnswers.impossible(why);
            case Outcome.NotNow(var why) -> NotNow.notDone(why);
        };
    }

    private Response settled(String id) {
        IndexedLetter letter = desk.index().find(id);
        return letter == null
                ? LetterAnswers.unknown()
                : Response.ok(LetterList.Line.of(letter, desk.memory().settlementOf(id))).build();
    }
}
