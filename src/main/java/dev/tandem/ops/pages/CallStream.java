package dev.tandem.ops.pages;

import dev.tandem.ops.console.InteractionChange;
import dev.tandem.ops.console.InteractionChanges;
import dev.tandem.ops.console.InteractionStreamResource;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jspecify.annotations.Nullable;

/**
 * The rows of calls that change, as the page has them: events {@code call} with the row, {@code
 * missed} when the page must be read anew, and {@code alive} with whether changes are known.
 */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path(CallStream.ADDRESS)
public class CallStream {
    static final String ADDRESS = "/console/changes";

    private final InteractionChanges changes;

    /** The template of a row, which the list uses, too. */
    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance row(CallRow row);
    }

    @Inject
    public CallStream(InteractionChanges changes) {
        this.changes = changes;
    }

    /**
     * Follows the calls that fit.
     *
     * @param interactionId of one call alone
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> follow(
            @BeanParam InteractionStreamResource.Conditions conditions,
            @QueryParam("interactionId") @Nullable String interactionId,
            @Context Sse sse) {
        return InteractionStreamResource.changes(changes, conditions)
                .select()
                .where(change -> isAbout(change, interactionId))
                .map(change -> event(change, sse));
    }

    private static boolean isAbout(InteractionChange change, @Nullable String interactionId) {
        return interactionId == null
                || !(change instanceof InteractionChange.Call(var call))
                || call.interactionId().equals(interactionId);
    }

    private static OutboundSseEvent event(InteractionChange change, Sse sse) {
        return switch (change) {
            case InteractionChange.Call(var call) ->
                    sse.newEventBuilder()
                            .name("call")
                            .id(call.interactionId())
                            .mediaType(MediaType.TEXT_PLAIN_TYPE)
                            .data(Templates.row(CallRow.of(call)).render())
                            .build();
            case InteractionChange.Missed(long missed) ->
                    sse.newEventBuilder().name("missed").data(Long.toString(missed)).build();
            case InteractionChange.Alive(boolean following) ->
                    sse.newEventBuilder().name("alive").data(Boolean.toString(following)).build();
        };
    }
}
