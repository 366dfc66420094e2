package dev.tandem.embedded.webex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.LoopbackServer;
import dev.tandem.playback.SignedRequests;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The simulated Webex as an HTTP server on 127.0.0.1. Calls happen through {@link #happens}, which
 * delivers their events to the subscriptions as Webex does: signed, without a promise that they
 * arrive.
 */
public final class SimulatedWebex implements AutoCloseable {
    private final LoopbackServer server;
    private final WebexState state;
    private final SimulatedFlowStore flows;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SimulatedWebex(LoopbackServer server, WebexState state, SimulatedFlowStore flows) {
        this.server = server;
        this.state = state;
        this.flows = flows;
    }

    /**
     * Starts one.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException when it cannot listen on the port
     */
    public static SimulatedWebex start(
            int port, String clientId, String clientSecret, String refreshToken) {
        WebexState state =
                new WebexState(new WebexTokenEndpoint(clientId, clientSecret, refreshToken));
        SimulatedFlowStore flows = new SimulatedFlowStore();
        return new SimulatedWebex(
                LoopbackServer.start(port, _ -> new WebexRequestHandler(state, flows)),
                state,
                flows);
    }

    /** For {@code tandem.webex.api.base-url}. */
    public String url() {
        return server.url();
    }

    /** Its flows, with the queues and connectors that they name. */
    public SimulatedFlowStore flows() {
        return flows;
    }

    /**
     * An access token of a person, such as the one that Webex's pages for developers show.
     *
     * @param administrator whether the person may change the organisation; another meets a 403
     */
    public String personalToken(boolean administrator) {
        return state.personalToken(administrator);
    }

    /**
     * Loses that share of the deliveries from now on.
     *
     * @param share 0 to 1
     * @param seed the same seed loses the same ones
     */
    public void lose(double share, long seed) {
        state.lose(share, new Random(seed));
    }

    /** How many deliveries were lost so far. */
    public long lost() {
        return state.lost();
    }

    /** How many requests were sent to its APIs so far, those for tokens among them. */
    public long received() {
        return state.received();
    }

    /** Sets every subscription inactive, as after too many failed deliveries. */
    public void deactivateAll() {
        state.deactivateAll();
    }

    /** Ends all sessions: the next request meets a 401. */
    public void revokeTokens() {
        state.revokeTokens();
    }

    /** Answers so many requests with 429 before it takes one again. */
    public void limit(int requests, int retryAfterSeconds) {
        state.limit(requests, retryAfterSeconds);
    }

    /** Answers so many requests with 500 before it takes one again. */
    public void fail(int requests) {
        state.fail(requests);
    }

    /** How many requests for the variables of a contact came, refused ones among them. */
    public int patchesOf(String taskId) {
        return state.patchesOf(taskId);
    }

    /**
     * The variables of a contact that were written through the API; null without such a contact.
     */
    public @Nullable Map<String, String> attributesOf(String taskId) {
        return state.attributesOf(taskId);
    }

    /** The organisation that its subscriptions and contacts belong to. */
    public String organisation() {
        return WebexState.ORG_ID;
    }

    /**
     * Creates a subscription, as the API does.
     *
     * @param eventTypes of one resource, e.g. those that begin with {@code task:}
     * @return its id
     * @throws IllegalArgumentException when Webex would refuse it
     */
    public String subscribe(String name, URI destination, String secret, List<String> eventTypes) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("name", name);
        asked.put("destinationUrl", destination.toString());
        asked.put("resourceVersion", "task:1.0.0");
        asked.put("secret", secret);
        ArrayNode types = asked.putArray("eventTypes");
        eventTypes.forEach(types::add);
        return state.subscribe(asked);
    }

    /** Something happens to a contact whose events another sender delivers. */
    public void notes(String type, String taskId, JsonNode data, long at) {
        state.noted(type, taskId, data, at);
    }

    /**
     * Something happens to a contact: it is known to the search, and delivered.
     *
     * @param data the event's fields, without the contact and the time
     * @param at epoch milliseconds
     * @return completes when every delivery has ended, accepted or not
     */
    public CompletableFuture<Void> happens(String type, String taskId, JsonNode data, long at) {
        CompletableFuture<?>[] deliveries =
                state.happened(type, taskId, data, at).stream()
                        .map(this::deliver)
                        .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(deliveries);
    }

    private CompletableFuture<Void> deliver(WebexState.EventDelivery delivery) {
        SimulatedSubscription to = delivery.subscription();
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        return http.sendAsync(
                        SignedRequests.webhook(
                                to.destinationUrl(),
                                body,
                                to.version() == 2 ? delivery.timestamp() : null,
                                to.secret().isEmpty() ? null : to.secret()),
                        BodyHandlers.discarding())
                .handle((answer, failure) -> {
                    state.delivered(to.id(), failure == null && answer.statusCode() / 100 == 2);
                    return null;
                });
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
