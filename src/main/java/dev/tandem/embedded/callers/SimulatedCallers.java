package dev.tandem.embedded.callers;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Plays recorded calls to a webhook address, any number at the same time. */
public final class SimulatedCallers implements AutoCloseable {
    /** How often an event is told again to a service that answers 503. */
    private static final int TRIES = 20;

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebhookSender sender;

    public SimulatedCallers(WebhookSender sender) {
        this.sender = sender;
    }

    /** Begins a call of its own and returns at once. */
    public PlayedCall play(Recording recording) {
        return play(recording, UUID.randomUUID().toString());
    }

    /** Begins a call of that interaction id and returns at once. */
    public PlayedCall play(Recording recording, String interactionId) {
        PlayedCall call = new PlayedCall(recording, interactionId, Instant.now());
        Thread.ofVirtual().name("caller-" + recording.name()).start(() -> run(call));
        return call;
    }

    private void run(PlayedCall call) {
        try {
            for (RecordedEvent event : call.recording().events()) {
                Instant due = call.start().plus(event.arrives());
                Thread.sleep(Duration.between(Instant.now(), due));
                for (int time = 0; time < event.times(); time++) {
                    tell(call, event);
                }
                call.tell(event);
            }
            call.finish();
        } catch (IOException e) {
            call.fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.fail(e);
        }
    }

    private void tell(PlayedCall call, RecordedEvent event)
            throws IOException, InterruptedException {
        int status = 0;
        for (int tried = 0; tried < TRIES; tried++) {
            SignedEvent signed =
                    SignedEvent.of(
                            event, call.interactionId(), call.start(), Instant.now(), sender);
            HttpResponse<Void> response =
                    http.send(signed.request(sender), BodyHandlers.discarding());
            status = response.statusCode();
            if (status != 503) {
                break;
            }
            Thread.sleep(PAUSE);
        }
        if (status != 202) {
            throw new IOException(
                    "Expected %s of interaction %s to be accepted with 202, but got %d"
                            .formatted(event.type(), call.interactionId(), status));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
