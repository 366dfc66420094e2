package dev.tandem.ingest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Reads the bodies of webhooks before the resource sees them, and no more of them than allowed,
 * whether they come with a length or in chunks. JAX-RS has no limit of its own, and the server's is
 * one for all addresses.
 */
@ApplicationScoped
public class WebhookBodies {
    /** The server's own limit stands at -2, and refuses without a problem document. */
    private static final int BEFORE_THE_SERVERS_LIMIT = -3;

    private final WebhookSettings settings;
    private final WebhookMetrics metrics;

    @Inject
    public WebhookBodies(WebhookSettings settings, WebhookMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    void limit(@Observes Router router) {
        router.post(WebhookResource.PATH)
                .order(BEFORE_THE_SERVERS_LIMIT)
                .handler(BodyHandler.create(false).setBodyLimit(settings.maxBodySize()))
                .handler(WebhookBodies::showAnEmptyBody)
                .failureHandler(this::failed);
    }

    /** Where there is no body, JAX-RS would wait for one that was read already. */
    private static void showAnEmptyBody(RoutingContext request) {
        if (request.body().buffer() == null) {
            ((RoutingContextInternal) request).setBody(Buffer.buffer());
        }
        request.next();
    }

    private void failed(RoutingContext request) {
        if (request.statusCode() != 413) {
            request.next();
            return;
        }
        metrics.answered(WebhookOutcome.TOO_LARGE);
        ProblemWriter.write(request, HttpProblems.of(413));
    }
}
