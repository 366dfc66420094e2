package dev.tandem.e2e;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A simulated Webex whose APIs an installation may use, and whose calls it hears of. */
final class ConnectedWebex implements AutoCloseable {
    private final SimulatedWebex webex =
            SimulatedWebex.start(0, "app", "client-secret", "refresh-0");
    private final CallCenter center;
    private final Path secret;
    private final Path refresh;
    private final Subscriptions subscriptions;
    private final WebexApi api;

    /**
     * Starts one.
     *
     * @param center whose number is dialled
     */
    ConnectedWebex(Path directory, CallCenter center) throws IOException {
        this.center = center;
        secret = Files.writeString(directory.resolve("client-secret"), "client-secret\n");
        refresh = Files.writeString(directory.resolve("refresh-token"), "refresh-0\n");
        api =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.Refresh("app", secret, refresh)),
                        Clock.systemUTC());
        subscriptions = new Subscriptions(api);
    }

    /** Lets the program use the APIs. */
    World configure(World world) {
        return world.with("tandem.webex.api.base-url", webex.url())
                .with("tandem.webex.api.client-id", "app")
                .with("tandem.webex.api.client-secret-file", secret.toString())
                .with("tandem.webex.api.refresh-token-file", refresh.toString());
    }

    /** Sends the events of calls to that door from now on. */
    void subscribe(URI door) throws InterruptedException {
        subscriptions.create(
                "Tandem task",
                door.toString(),
                "task:1.0.0",
                Subscriptions.EVENT_TYPES.get("task:1.0.0"),
                Installation.SECRET);
    }

    boolean allActive() throws InterruptedException {
        return subscriptions.list().stream().allMatch(Subscription::isActive);
    }

    SimulatedWebex simulated() {
        return webex;
    }

    /** An event of a call; completes when it is delivered or lost. */
    CompletableFuture<Void> happens(String type, String id, Instant at) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("channelType", "telephony");
        data.put("direction", "INBOUND");
        data.put("origin", "+14805550100");
        data.put("destination", center.dialedNumber());
        if (!type.equals("task:new")) {
            data.put("queueId", "5b2f7c1e-6a7d-4c55-9f0e-0c1de4f0a3b1");
        }
        return webex.happens(type, id, data, at.toEpochMilli());
    }

    @Override
    public void close() {
        api.close();
        webex.close();
    }
}
