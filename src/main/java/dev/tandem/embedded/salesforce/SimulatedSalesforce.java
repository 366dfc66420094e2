package dev.tandem.embedded.salesforce;

import dev.tandem.embedded.LoopbackServer;
import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import dev.tandem.embedded.salesforce.faults.SimulatedFaults;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * The simulated org as an HTTP server on 127.0.0.1. The same switches and the ledger are there as
 * methods and, for a process of its own, under {@code /simulator/}.
 */
public final class SimulatedSalesforce implements AutoCloseable {
    private final SimulatedOrg org;
    private final LoopbackServer server;

    private SimulatedSalesforce(SimulatedOrg org, LoopbackServer server) {
        this.org = org;
        this.server = server;
    }

    /**
     * Starts an org with threads of its own.
     *
     * @throws IllegalStateException when it cannot listen on the port
     */
    public static SimulatedSalesforce start(SimulatedSalesforceSettings settings) {
        SimulatedOrg org = new SimulatedOrg(settings);
        return new SimulatedSalesforce(
                org,
                LoopbackServer.start(settings.port(), vertx -> new OrgRequestHandler(vertx, org)));
    }

    /**
     * Starts an org on the threads of the given Vert.x, which the caller closes.
     *
     * @throws IllegalStateException when it cannot listen on the port
     */
    public static SimulatedSalesforce start(SimulatedSalesforceSettings settings, Vertx vertx) {
        SimulatedOrg org = new SimulatedOrg(settings);
        return new SimulatedSalesforce(
                org,
                LoopbackServer.startOn(
                        vertx, settings.port(), threads -> new OrgRequestHandler(threads, org)));
    }

    /** For {@code instance-url}; the token endpoint is where Salesforce has it below. */
    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
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
        server.close();
    }
}
