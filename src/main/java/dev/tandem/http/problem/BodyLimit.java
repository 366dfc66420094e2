package dev.tandem.http.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the posted bodies of an address before its resource does, up to a limit, with a length or
 * in chunks. JAX-RS has no limit, and the limit of the server is one for all addresses.
 *
 * <p>A resource takes its body from {@link #bodyOf} and not as a parameter of JAX-RS, which loses
 * what exceeds its input buffer of 10 KiB when the body has been read already.
 */
public final class BodyLimit {
    private static final Logger LOG = Logger.getLogger(BodyLimit.class);

    /** The limit of the server has order -2, and refuses without a problem document. */
    private static final int BEFORE_THE_SERVERS_LIMIT = -3;

    /** Set on a request whose body was read whole. */
    private static final String READ = BodyLimit.class.getName();

    private BodyLimit() {}

    /**
     * Limits what is posted to an address.
     *
     * @param most bytes
     * @param tooLarge counts a body that is longer than allowed
     * @param encoded counts a body with a content encoding, such as gzip
     */
    public static void set(
            Router router, String path, int most, Runnable tooLarge, Runnable encoded) {
        router.post(path)
                .order(BEFORE_THE_SERVERS_LIMIT - 1)
                .handler(request -> refuseEncodings(request, encoded));
        router.post(path)
                .order(BEFORE_THE_SERVERS_LIMIT)
                .handler(BodyHandler.create(false).setBodyLimit(most))
                .handler(request -> request.put(READ, true).next())
                .failureHandler(request -> failed(request, tooLarge));
    }

    /** The bytes of a body that was read here; empty when the request has none. */
    public static byte[] bodyOf(RoutingContext request) {
        @Nullable Buffer body = request.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    /** A signature is made over the bytes as they are sent, and nothing here inflates them. */
    private static void refuseEncodings(RoutingContext request, Runnable encoded) {
        for (String encoding : request.request().headers().getAll(HttpHeaders.CONTENT_ENCODING)) {
            if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
                encoded.run();
                request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
                ProblemWriter.write(request, HttpProblems.encoded());
                return;
            }
        }
        request.next();
    }

    private static void failed(RoutingContext request, Runnable tooLarge) {
        if (request.statusCode() == 413) {
            tooLarge.run();
            ProblemWriter.write(request, HttpProblems.of(413));
        } else if (request.failure() instanceof HttpClosedException
                || request.response().closed()) {
            LOG.debugf("A client disconnected before it was answered: %s", request.failure());
        } else if (request.get(READ) != null) {
            request.next();
        } else {
            LOG.debugf("A body could not be read: %s", request.failure());
            ProblemWriter.write(request, HttpProblems.of(400));
        }
    }
}
