package dev.tandem.ops.console;

import dev.tandem.http.problem.WaitParameter;
import dev.tandem.security.OperatorAuthentication;
import dev.tandem.webex.json.InteractionIds;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The timelines of calls, whichever instance owns them. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/interactions")
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
    public Response one(
            @PathParam("interactionId") String asked, @QueryParam("wait") @Nullable String wait) {
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

    /**
     * The latest calls.
     *
     * @param state only those in this phase; null for all
     * @param limit how many at most
     */
    @GET
    @RunOnVirtualThread
    public Response latest(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit) {
        return switch (ListRequest.of(state, limit)) {
            case ListRequest.Wanted wanted -> Response.ok(finder.everywhere(wanted)).build();
            case ListRequest.Wrong(String why) -> InteractionAnswers.notAList(why);
        };
    }
}
