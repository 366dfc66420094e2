package dev.tandem.embedded;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP server of a simulated system, on 127.0.0.1. */
public final class LoopbackServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final HttpServer server;
    private final @Nullable Vertx ownVertx;

    private LoopbackServer(HttpServer server, @Nullable Vertx ownVertx) {
        this.server = server;
        this.ownVertx = ownVertx;
    }

    /**
     * Starts a server with threads of its own.
     *
     * @param port 0 for a free one
     * @param requests makes the handler of all requests; the Vert.x is for its timers
     * @throws IllegalStateException when it cannot listen on the port
     * @throws IllegalArgumentException when that is no port
     */
    public static LoopbackServer start(
            int port, Function<Vertx, Handler<HttpServerRequest>> requests) {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(1)
                                .setWorkerPoolSize(1)
                                .setInternalBlockingPoolSize(1)
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        try {
            return new LoopbackServer(listen(vertx, port, requests), vertx);
        } catch (RuntimeException e) {
            await(vertx.close());
            throw e;
        }
    }

    /** The same on the threads of the given Vert.x, which the caller closes. */
    public static LoopbackServer startOn(
            Vertx vertx, int port, Function<Vertx, Handler<HttpServerRequest>> requests) {
        return new LoopbackServer(listen(vertx, port, requests), null);
    }

    private static HttpServer listen(
            Vertx vertx, int port, Function<Vertx, Handler<HttpServerRequest>> requests) {
        HttpServer server =
                vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(port));
        server.requestHandler(requests.apply(vertx));
        return await(server.listen());
    }

    /** Where it listens, without a path. */
    public String url() {
        return "http://" + HOST + ":" + port();
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Stops listening and cuts the connections. */
    @Override
    public void close() {
        await(server.close());
        if (ownVertx != null) {
            await(ownVertx.close());
        }
    }

    private static <T extends @Nullable Object> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Expected a simulated system to start or stop within 10 s, but: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Expected to wait for a simulated system, but was interrupted", e);
        }
    }
}
