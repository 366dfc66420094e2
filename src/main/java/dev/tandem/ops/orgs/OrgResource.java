package dev.tandem.ops.orgs;

import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.domain.Timestamps;
import dev.tandem.http.problem.Problem;
import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.log.ActionLog;
import dev.tandem.operator.log.OperatorMemory.Conflict;
import dev.tandem.ops.metrics.OrgReadings;
import dev.tandem.ops.parameters.NotNow;
import dev.tandem.ops.parameters.Reason;
import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.security.ConsoleSettings;
import dev.tandem.security.CurrentOperator;
import dev.tandem.security.Operator;
import dev.tandem.security.OperatorAuthentication;
import dev.tandem.wire.OperatorAction;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the Salesforce orgs are, and a pause of their commands. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/orgs")
@Tag(name = "orgs")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
@Produces(MediaType.APPLICATION_JSON)
public class OrgResource {
    private final OperatorDesk desk;
    private final CurrentOperator operator;
    private final SalesforceSettings salesforce;
    private final DispatcherSettings dispatcher;
    private final ConsoleSettings console;
    private final OrgHealth health;
    private final OrgReadings readings;

    @Inject
    public OrgResource(
            OperatorDesk desk,
            CurrentOperator operator,
            SalesforceSettings salesforce,
            DispatcherSettings dispatcher,
            ConsoleSettings console,
            OrgHealth health,
            OrgReadings readings) {
        this.desk = desk;
        this.operator = operator;
        this.salesforce = salesforce;
        this.dispatcher = dispatcher;
        this.console = console;
        this.health = health;
        this.readings = readings;
    }

    /** The configured orgs. */
    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listOrgs", summary = "The orgs as this instance sees them")
    @APIResponse(responseCode = "200", ref = "Orgs")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ConsoleLocalOnly")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response list() {
        return Response.ok(
                        new OrgDocument(
                                console.instance().toString(),
                                desk.pausesKnown(),
                                salesforce.orgs().keySet().stream()
                                        .sorted()
                                        .map(this::document)
                                        .toList()))
                .build();
    }

    private OrgDocument.Org document(String org) {
        return OrgDocument.Org.of(
                org,
                desk.memory().pauses().get(org),
                readings.of(org),
                health.faults().get(org),
                health.lacksToken(org),
                dispatcher.slotsOf(org));
    }

    /** No command is sent to the org until it is resumed. */
    @POST
    @Path("/{org}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "pauseOrg",
            summary = "Send no command to the org until it is resumed; events are still taken in")
    @RequestBody(ref = "Reason")
    @APIResponse(responseCode = "200", ref = "Org")
    @APIResponse(responseCode = "400", ref = "ReasonNeeded")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ChangeRefused")
    @APIResponse(responseCode = "404", ref = "UnknownOrg")
    @APIResponse(responseCode = "409", ref = "OrgConflict")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response pause(@PathParam("org") String org, @Nullable Reason body) {
        Operator by = operator.changing();
        return Reason.of(body)
                .map(words -> change(org, by, new OperatorAction.OrgPaused(org, words)))
                .orElseGet(Reason::needed);
    }

    /** Commands are sent to the org again. */
    @POST
    @Path("/{org}/resume")
    @RunOnVirtualThread
    @Operation(operationId = "resumeOrg", summary = "Send commands to the org again")
    @APIResponse(responseCode = "200", ref = "Org")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ChangeRefused")
    @APIResponse(responseCode = "404", ref = "UnknownOrg")
    @APIResponse(responseCode = "409", ref = "OrgConflict")
    @APIResponse(responseCode = "503", ref = "NotNow")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Response resume(@PathParam("org") String org) {
        return change(org, operator.changing(), new OperatorAction.OrgResumed(org));
    }

    /** An org that is configured no longer may still be paused, and can be resumed. */
    private Response change(String org, Operator by, OperatorAction action) {
        if (!salesforce.orgs().containsKey(org) && !desk.memory().isPaused(org)) {
            return unknown();
        }
        return switch (desk.log().write(by, ActionLog.Wanted.only(action))) {
            case ActionLog.Answer.Done _ -> Response.ok(document(org)).build();
            case ActionLog.Answer.Refused(Conflict.AlreadyPaused(var before)) ->
                    Problem.of(
                                    409,
                                    "paused-already",
                                    "Paused already",
                                    "%s paused it at %s: %s"
                                            .formatted(
                                                    before.who(),
                                                    Timestamps.of(before.since()),
                                                    before.reason()))
                            .response()
                            .build();
            case ActionLog.Answer.Refused(Conflict.NotPaused _) ->
                    Problem.of(
                                    409,
                                    "not-paused",
                                    "Not paused",
                                    "Commands are sent to this org: there is nothing to resume.")
                            .response()
                            .build();
            case ActionLog.Answer.Refused(Conflict.AlreadySettled _) ->
                    throw new IllegalStateException(
                            "Expected a conflict about an org, but got one about a letter");
            case ActionLog.Answer.NotRecorded(String why) -> NotNow.notDone(why);
        };
    }

    private static Response unknown() {
        return Problem.of(
                        404,
                        "unknown-org",
                        "Unknown org",
                        "No org of this name is configured: GET /orgs lists them.")
                .response()
                .build();
    }
}
