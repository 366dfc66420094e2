package dev.tandem.ops.console;

import dev.tandem.ops.parameters.Parameters;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The calls of all instances as they change, as server-sent events. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/interactions/stream")
@Tag(name = "interactions")
@SecurityRequirement(name = "consoleBasic")
@SecurityRequirement(name = "consoleBearer")
public class InteractionStreamResource {
    private final InteractionChanges changes;

    @Inject
    public InteractionStreamResource(InteractionChanges changes) {
        this.changes = changes;
    }

    /** Which calls, as it came; null where a parameter is absent. */
    public record Conditions(
            @Parameter(description = "Only those in this phase.", example = "waiting")
                    @QueryParam("state")
                    @Nullable String state,
            @Parameter(
                            description = "Only those that ended this way.",
                            example = "abandoned_in_queue")
                    @QueryParam("outcome")
                    @Nullable String outcome,
            @Parameter(description = "Only those of this contact centre.", example = "main")
                    @QueryParam("contactCenter")
                    @Nullable String contactCenter,
            @Parameter(description = "Only those of this org.", example = "main") @QueryParam("org")
                    @Nullable String org) {

        /** Notes what is wrong. */
        private ChangeFilter filter(Parameters parameters) {
            return new ChangeFilter(
                    parameters.oneOf("state", state, ListRequest.PHASES, EnumWords::of),
                    parameters.oneOf("outcome", outcome, ListRequest.OUTCOMES, EnumWords::of),
                    contactCenter,
                    org);
        }
    }

    /** The changes from now on. Runs on event loops, and holds back while the reader is slow. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followInteractions",
            summary = "The calls of all instances that fit, as they change",
            description =
                    "An event call has the call as the list has it, at most twice a second; one"
                        + " that fits no more is sent once more. An event alive comes first and at"
                        + " least every 15 seconds. After an event missed, read the list again.")
    @APIResponse(responseCode = "200", ref = "InteractionStream")
    @APIResponse(responseCode = "400", ref = "BadListRequest")
    @APIResponse(responseCode = "401", ref = "ConsoleNoKey")
    @APIResponse(responseCode = "403", ref = "ConsoleLocalOnly")
    @APIResponse(responseCode = "503", ref = "TooManyListeners")
    @APIResponse(responseCode = "default", ref = "Refused")
    public Multi<OutboundSseEvent> follow(@Context Sse events, @BeanParam Conditions conditions) {
        return changes(changes, conditions).map(change -> event(events, change));
    }

    /**
     * The same without the form that it has over HTTP, for pages. Static: a method of this bean
     * that returns a Multi is checked for the login when that is subscribed to, and a refusal would
     * come after the status.
     *
     * @throws WebApplicationException with a problem document when the conditions are invalid, or
     *     when too many listen
     */
    public static Multi<InteractionChange> changes(
            InteractionChanges changes, Conditions conditions) {
        Parameters parameters = new Parameters();
        ChangeFilter filter = conditions.filter(parameters);
        parameters
                .fault()
                .ifPresent(why -> {
                    throw new WebApplicationException(InteractionAnswers.notAList(why));
                });
        return changes.follow(filter)
                .orElseThrow(
                        () -> new WebApplicationException(InteractionAnswers.tooManyListeners()));
    }

    private static OutboundSseEvent event(Sse events, InteractionChange change) {
        return switch (change) {
            case InteractionChange.Call(InteractionList.Line call) -> event(events, "call", call);
            case InteractionChange.Missed missed -> event(events, "missed", missed);
            case InteractionChange.Alive alive -> event(events, "alive", alive);
        };
    }

    private static OutboundSseEvent event(Sse events, String name, Object data) {
        return events.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
