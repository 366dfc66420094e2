package dev.tandem.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Checks from outside whether the broker and the service are up. */
final class ServiceProbe implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final DemoWorld.Ports ports;

    ServiceProbe(DemoWorld.Ports ports) {
        this.ports = ports;
    }

    void awaitBroker() throws InterruptedException {
        await("the Kafka broker to listen", this::brokerListens);
    }

    /** Waits until webhooks are accepted and the state machines are running. */
    void awaitService() throws InterruptedException {
        await("the service to be started and ready", () -> isUp("started") && isUp("ready"));
    }

    private static void await(String what, Polling.Condition condition)
            throws InterruptedException {
        if (!Polling.until(condition, PAUSE, PATIENCE)) {
            throw new IllegalStateException(
                    "Expected " + what + " within " + PATIENCE.toSeconds() + " s, but it did not");
        }
    }

    private boolean brokerListens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.kafka())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean isUp(String check) throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + ports.management() + "/q/health/" + check);
        HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
