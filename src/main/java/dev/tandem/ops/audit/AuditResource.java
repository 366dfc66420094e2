package dev.tandem.ops.audit;

import dev.tandem.http.problem.Problem;
import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.log.AuditReader;
import dev.tandem.ops.parameters.NotNow;
import dev.tandem.ops.parameters.Parameters;
import dev.tandem.ops.words.ActionDescriptions;
import dev.tandem.ops.words.ActionDescriptions.Kind;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what at the console, and when. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/audit")
@Tag(name = "audit")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private static final int USUAL_LIMIT = 50;
    private static final int LONGEST_LIST = 200;

    private final OperatorDesk desk;

    @Inject
    public AuditResource(OperatorDesk desk) {
        this.desk = desk;
    }

    /** A part of the log, the latest entries first; null for no condition. */
    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listAudit", summary = "What operators did, the latest first")
    @APIResponse(responseCode = "200", ref = "Audit")
    @APIResponse(responseCode = "400", ref = "BadAuditRequest")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ConsoleLocalOnly")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response list(
            @Parameter(description = "The name of the operator's key.", example = "night-shift")
                    @QueryParam("who")
                    @Nullable String who,
            @Parameter(
                            description =
                                    "redriven, dismissed, paused, resumed, redrive_started,"
                                            + " redrive_stopped, redrive_ended, revealed or"
                                            + " exported.",
                            example = "paused")
                    @QueryParam("what")
                    @Nullable String what,
            @Parameter(
                            description = "Only what was done then or later.",
                            example = "2026-03-02T03:00:00Z")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description = "Only what was done before that.",
                            example = "2026-03-02T04:00:00Z")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "How many at most: 1 to 200, 50 unless given.", example = "50")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "Where to go on: \"next\" of the last answer.")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        return read(new Asked(who, what, from, to, limit, cursor));
    }

    /** The parameters as they are sent; null for none. */
    private record Asked(
            @Nullable String who,
            @Nullable String what,
            @Nullable String from,
            @Nullable String to,
            @Nullable String limit,
            @Nullable String cursor) {}

    private Response read(Asked asked) {
        Parameters parameters = new Parameters();
        Kind kind = parameters.oneOf("what", asked.what(), List.of(Kind.values()), EnumWords::of);
        Instant first = parameters.time("from", asked.from());
        Instant end = parameters.time("to", asked.to());
        int most = parameters.number("limit", asked.limit(), USUAL_LIMIT, 1, LONGEST_LIST);
        String cursor = asked.cursor();
        long below = cursor == null ? Long.MAX_VALUE : offset(cursor, parameters);
        Optional<String> fault = parameters.fault();
        return fault.isPresent()
                ? wrong(fault.get())
                : read(below, most, wanted(asked.who(), kind, first, end));
    }

    private Response read(long below, int most, Predicate<AuditReader.Entry> wanted) {
        return switch (desk.audit().latest(below, most, wanted)) {
            case AuditReader.Part.Page page -> Response.ok(AuditDocument.of(page)).build();
            case AuditReader.Part.NotNow(String why) ->
                    NotNow.answer("The log cannot be read now (%s): ask again.".formatted(why));
        };
    }

    private static Predicate<AuditReader.Entry> wanted(
            @Nullable String who,
            @Nullable Kind kind,
            @Nullable Instant from,
            @Nullable Instant to) {
        return entry ->
                (who == null || who.equals(entry.record().who()))
                        && (kind == null || kind == ActionDescriptions.kindOf(entry.record().did()))
                        && (from == null || !entry.at().isBefore(from))
                        && (to == null || entry.at().isBefore(to));
    }

    private static long offset(String cursor, Parameters parameters) {
        try {
            long offset = Long.parseLong(cursor);
            if (offset > 0) {
                return offset;
            }
        } catch (NumberFormatException none) {
            // It is refused below.
        }
        parameters.wrong("cursor must be what an answer has in \"next\".");
        return 1;
    }

    private static Response wrong(String why) {
        return Problem.of(400, "bad-audit-request", "Not a part of the audit log", why)
                .response()
                .build();
    }
}
