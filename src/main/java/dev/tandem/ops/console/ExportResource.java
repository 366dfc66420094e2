package dev.tandem.ops.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.phone.PhoneNumberMask;
import dev.tandem.http.problem.Problem;
import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.log.ActionLog;
import dev.tandem.ops.console.InteractionList.Numbers;
import dev.tandem.ops.parameters.NotNow;
import dev.tandem.ops.parameters.Reason;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.security.CurrentOperator;
import dev.tandem.security.Operator;
import dev.tandem.security.OperatorAuthentication;
import dev.tandem.wire.OperatorAction;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * All calls of a search as a file. It is posted, because the audit log grows by it; the record with
 * the conditions is in the log before the first line is sent.
 */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/exports/interactions")
@Tag(name = "interactions")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
@Produces(ExportResource.NDJSON)
public class ExportResource {
    static final String NDJSON = "application/x-ndjson";

    /** Each asks all instances for page after page: more at once would slow the lists down. */
    private static final int AT_ONCE = 2;

    private final InteractionFinder finder;
    private final OperatorDesk desk;
    private final CurrentOperator operator;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    @Inject
    public ExportResource(
            InteractionFinder finder,
            OperatorDesk desk,
            CurrentOperator operator,
            CurrentVertxRequest request,
            ObjectMapper json) {
        this.finder = finder;
        this.desk = desk;
        this.operator = operator;
        this.request = request;
        this.json = json;
    }

    /** All calls that fit, the latest first, a line each, and a last line about the whole. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "exportInteractions",
            summary = "All calls that fit as lines of JSON; the audit log says who asked, and why")
    @RequestBody(ref = "Export")
    @APIResponse(responseCode = "200", ref = "Export")
    @APIResponse(responseCode = "400", ref = "BadExportRequest")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ChangeRefused")
    @APIResponse(responseCode = "409", ref = "TooManyExports")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response export(@Nullable ExportWish body) {
        ExportWish wish = body == null ? ExportWish.NONE : body;
        return switch (wish.check()) {
            case ExportWish.Checked.Wrong(String why) -> InteractionAnswers.notAList(why);
            case ExportWish.Checked.Valid(Numbers numbers) -> {
                Operator by =
                        switch (numbers) {
                            case WHOLE -> operator.changing();
                            case MASKED -> operator.looking();
                        };
                yield Reason.of(new Reason(wish.reason()))
                        .map(reason -> begin(wish, numbers, reason, by))
                        .orElseGet(Reason::needed);
            }
        };
    }

    private Response begin(ExportWish wish, Numbers numbers, String reason, Operator by) {
        if (!slots.tryAcquire()) {
            return tooMany();
        }
        // Also when the reader goes away before the first line, or in between.
        request.getCurrent().addEndHandler(_ -> slots.release());
        String what =
                "calls with %s numbers (%s)"
                        .formatted(EnumWords.of(numbers), PhoneNumberMask.in(wish.words()));
        var record = new OperatorAction.DataExported(what, reason);
        return NotNow.unlessRecorded(
                desk.log().write(by, ActionLog.Wanted.only(record)),
                "Nothing is exported",
                () -> file(wish, numbers));
    }

    private Response file(ExportWish wish, Numbers numbers) {
        return Response.ok(
                        new InteractionExport(
                                (wanted, given) -> finder.everywhere(wanted, given, numbers),
                                json,
                                wish),
                        NDJSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"calls.ndjson\"")
                .build();
    }

    private static Response tooMany() {
        return Problem.of(
                        409,
                        "too-many-exports",
                        "Too many exports",
                        "This instance does %d exports already: wait for one.".formatted(AT_ONCE))
                .response()
                .build();
    }
}
