package dev.tandem.embedded.salesforce;

import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import dev.tandem.embedded.salesforce.faults.SimulatedFaults;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The simulated org as an HTTP server on 127.0.0.1. The same switches and the ledger are there as
 * methods and, for a process of its own, under {@code /simulator/}.
 */
public final class SimulatedSalesforce implements AutoCloseable {
    private final SimulatedOrg org;
    private final HttpServer server;
    private final @Nullable Vertx ownVertx;

    private SimulatedSalesforce(SimulatedOrg org, HttpServer server, @Nullable Vertx ownVertx) {
        this.org = org;
        this.server = server;
        this.ownVertx = ownVertx;
    }

    /**
     * Starts an org with threads of its own.
     *
     * @throws IllegalStateException when it cannot listen on the port
     */
    public static SimulatedSalesforce start(SimulatedSalesforceSettings settings) {
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
            SimulatedOrg org = new SimulatedOrg(settings);
            return new SimulatedSalesforce(org, listen(vertx, org, settings.port()), vertx);
        } catch (RuntimeException e) {
            await(vertx.close());
            throw e;
        }
    }

    /**
     * Starts an org on the threads of the given Vert.x, which the caller closes.
     *
     * @throws IllegalStateException when it cannot listen on the port
     */
    public static SimulatedSalesforce start(SimulatedSalesforceSettings settings, Vertx vertx) {
        SimulatedOrg org = new SimulatedOrg(settings);
        return new SimulatedSalesforce(org, listen(vertx, org, settings.port()), null);
    }

    private static HttpServer listen(Vertx vertx, SimulatedOrg org, int port) {
        HttpServer server =
                vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port));
        server.requestHandler(new OrgRequestHandler(vertx, org));
        return await(server.listen());
    }

    /** For {@code instance-url}; the token endpoint is where Salesforce has it below. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.actualPort();
    }

    public Ledger ledger() {
        return org.ledger;
    }

    public SimulatedFaults faults() {
        return org.faults;
    }

    public OrgBehaviour behaviour() {
        return org.behaviour;
    }

    public void behave(OrgBehaviour behaviour) {
        org.behaviour = behaviour;
    }

    /** Ends all sessions, as an administrator can at any time. */
    public void revokeTokens() {
        org.tokens.revokeAll();
    }

    /**
     * Sets an External Client App up anew, as an administrator does who changes its certificate,
     * its secret or the users approved for it. Sessions go on.
     */
    public void setUp(ConnectedApp app) {
        org.tokenEndpoint.setUp(app);
    }

    /** The record of that interaction as the org has it now, null when there is none. */
    public @Nullable StoredVoiceCall voiceCallOf(String interactionId) {
        return org.calls.findByKey(StoredVoiceCall.keyOf(interactionId));
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
                    "Expected the simulated Salesforce to start or stop within 10 s, but: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Expected to wait for the simulated Salesforce, but was interrupted", e);
        }
    }
}
