package dev.tandem.ingest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Reads the bodies that are posted to an address before the resource sees them, and no more of them
 * than allowed, whether they come with a length or in chunks. JAX-RS has no limit of its own, and
 * the server's is one for all addresses.
 */
public final class BodyLimit {
    /** The server's own limit stands at -2, and refuses without a problem document. */
    private static final int BEFORE_THE_SERVERS_LIMIT = -3;

    private BodyLimit() {}

    /**
     * Limits what is posted to an address.
     *
     * @param most bytes
     * @param tooLarge told of each request that had more
     */
    public static void set(Router router, String path, int most, Runnable tooLarge) {
        router.post(path)
                .order(BEFORE_THE_SERVERS_LIMIT)
                .handler(BodyHandler.create(false).setBodyLimit(most))
                .handler(BodyLimit::showAnEmptyBody)
                .failureHandler(request -> failed(request, tooLarge));
    }

    /** Where there is no body, JAX-RS would wait for one that was read already. */
    private static void showAnEmptyBody(RoutingContext request) {
        if (request.body().buffer() == null) {
            ((RoutingContextInternal) request).setBody(Buffer.buffer());
        }
        request.next();
    }

    private static void failed(RoutingContext request, Runnable tooLarge) {
        if (request.statusCode() != 413) {
            request.next();
            return;
        }
        tooLarge.run();
        ProblemWriter.write(request, HttpProblems.of(413));
    }
}
