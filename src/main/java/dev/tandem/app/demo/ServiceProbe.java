package dev.tandem.app.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Watches from outside how the service comes up. */
final class ServiceProbe implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final DemoPorts ports;

    ServiceProbe(DemoPorts ports) {
        this.ports = ports;
    }

    /** Something that is not there at first. */
    private interface Sign {
        boolean isThere() throws IOException, InterruptedException;
    }

    void awaitBroker() throws InterruptedException {
        await("the Kafka broker to listen", this::brokerListens);
    }

    /** Waits until webhooks are taken and the state machines work. */
    void awaitService() throws InterruptedException {
        await("the service to be started and ready", () -> isUp("started") && isUp("ready"));
    }

    private void await(String what, Sign sign) throws InterruptedException {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (!isThere(sign)) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException(
                        "Expected "
                                + what
                                + " within "
                                + PATIENCE.toSeconds()
                                + " s, but it did not");
            }
            Thread.sleep(PAUSE);
        }
    }

    private static boolean isThere(Sign sign) throws InterruptedException {
        try {
            return sign.isThere();
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean brokerListens() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.kafka())) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private boolean isUp(String check) throws IOException, InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + ports.management() + "/q/health/" + check);
        HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    @Override
    public void close() {
        http.close();
    }
}
