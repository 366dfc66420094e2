package dev.tandem.ops;

import dev.tandem.ingest.Problem;
import dev.tandem.process.InteractionLookup;
import dev.tandem.process.InteractionStreams;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What happened to a call: its state and its whole timeline. */
@Singleton
@LocalOnly
@Path("/interactions")
public class InteractionResource {
    private static final int RETRY_SECONDS = 2;

    private final InteractionStreams streams;

    @Inject
    public InteractionResource(InteractionStreams streams) {
        this.streams = streams;
    }

    /** One call; reads a local disk, hence the virtual thread. */
    @GET
    @Path("/{interactionId}")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response one(@PathParam("interactionId") String interactionId) {
        return switch (streams.find(interactionId)) {
            case InteractionLookup.Found(var view) ->
                    Response.ok(InteractionDocument.of(view)).build();
            case InteractionLookup.Unknown _ ->
                    Problem.of(
                                    404,
                                    "unknown-interaction",
                                    "Unknown interaction",
                                    "No event of this interaction came in, or its retention is"
                                            + " over: check the id (Webex's task id, without wxcc_)"
                                            + " and whether its webhooks arrive.")
                            .response()
                            .build();
            case InteractionLookup.NotHere(var why) ->
                    Problem.of(
                                    503,
                                    "interaction-not-here",
                                    "Not here at this moment",
                                    why + " Try again soon.")
                            .response()
                            .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                            .build();
        };
    }
}
