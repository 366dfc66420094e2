package dev.tandem.ops.letters;

import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.letters.RedriveRuns;
import dev.tandem.ops.parameters.NotNow;
import dev.tandem.security.CurrentOperator;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Puts many dead letters back, after a look at what that would do. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/dead-letters/redrive")
@Tag(name = "dead-letters")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
@Produces(MediaType.APPLICATION_JSON)
public class BulkRedriveResource {
    private final OperatorDesk desk;
    private final CurrentOperator operator;

    @Inject
    public BulkRedriveResource(OperatorDesk desk, CurrentOperator operator) {
        this.desk = desk;
        this.operator = operator;
    }

    /**
     * The body of a bulk redrive; null for no condition.
     *
     * @param dryRun whether to say only what it would do; true unless it says false
     */
    public record Wish(
            @Nullable String reason,
            @Nullable String kind,
            @Nullable String org,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer perSecond,
            @Nullable Boolean dryRun) {
        private static final Wish ALL = new Wish(null, null, null, null, null, null, null);

        private LetterRequest read() {
            return LetterRequest.bulk(
                    new LetterRequest.Conditions(reason, kind, org, from, to), perSecond, dryRun);
        }
    }

    /** Says what a bulk redrive would do, or begins it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Put many back; unless dryRun is false, say only what that would do")
    @RequestBody(ref = "Redrive")
    @APIResponse(responseCode = "200", ref = "RedrivePlan")
    @APIResponse(responseCode = "202", ref = "RedriveRun")
    @APIResponse(responseCode = "400", ref = "BadLetterRequest")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ChangeRefused")
    @APIResponse(responseCode = "409", ref = "RedriveConflict")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response redrive(@Nullable Wish wish) {
        return switch ((wish == null ? Wish.ALL : wish).read()) {
            case LetterRequest.Bulk bulk when bulk.dryRun() ->
                    Response.ok(RedrivePlan.of(desk.runs().plan(bulk.filter()), bulk.perSecond()))
                            .build();
            case LetterRequest.Bulk bulk -> begin(bulk);
            case LetterRequest.Wrong(String why) -> LetterAnswers.wrong(why);
            case LetterRequest.Listing _ ->
                    throw new IllegalStateException("Expected a redrive, but got a list");
        };
    }

    private Response begin(LetterRequest.Bulk bulk) {
        return switch (desk.runs().start(bulk.filter(), bulk.perSecond(), operator.changing())) {
            case RedriveRuns.Start.Begun(var progress) ->
                    Response.accepted(RedriveRun.of(progress))
                            .location(URI.create("/redrives/" + progress.run().id()))
                            .build();
            case RedriveRuns.Start.Nothing _ -> LetterAnswers.nothingToRedrive();
            case RedriveRuns.Start.TooMany(int running) -> LetterAnswers.tooManyRuns(running);
            case RedriveRuns.Start.NotNow(String why) -> NotNow.notDone(why);
        };
    }
}
