package dev.tandem.embedded.callers;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Plays recorded calls to a webhook address, any number at the same time. */
public final class SimulatedCallers implements AutoCloseable {
    /** How often an event is sent again to a service that answers 503. */
    private static final int TRIES = 20;

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Webex uses HTTP/1.1; a client that offers an upgrade would send another request. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final WebhookSubscription subscription;
    private final ReceivedCalls seen;

    /**
     * Callers whose events the subscription delivers.
     *
     * @param seen the calls that events with {@code notBefore} wait for
     */
    public SimulatedCallers(WebhookSubscription subscription, ReceivedCalls seen) {
        this.subscription = subscription;
        this.seen = seen;
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
            Duration late = Duration.ZERO;
            for (RecordedEvent recorded : call.recording().events()) {
                RecordedEvent event = recorded.later(late);
                Thread.sleep(Duration.between(Instant.now(), call.start().plus(event.arrives())));
                Duration held = holdBack(call, event);
                late = late.plus(held);
                RecordedEvent now = event.later(held);
                for (int time = 0; time < event.times(); time++) {
                    send(call, now);
                }
                call.addSent(now);
            }
            call.finish();
        } catch (IOException e) {
            call.fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.fail(e);
        }
    }

    /** How long the event, and so all after it, had to wait for Salesforce. */
    private Duration holdBack(PlayedCall call, RecordedEvent event) throws InterruptedException {
        if (event.notBefore() == null) {
            return Duration.ZERO;
        }
        Instant due = call.start().plus(event.arrives());
        Instant giveUp = Instant.now().plus(LONGEST_HOLD);
        while (!seen.of(call.interactionId()).contains(event.notBefore())
                && Instant.now().isBefore(giveUp)) {
            Thread.sleep(LOOK_AGAIN);
        }
        return Duration.between(due, Instant.now());
    }

    private void send(PlayedCall call, RecordedEvent event)
            throws IOException, InterruptedException {
        int status = 0;
        for (int tried = 0; tried < TRIES; tried++) {
            SignedEvent signed =
                    SignedEvent.of(
                            event, call.interactionId(), call.start(), Instant.now(), subscription);
            HttpResponse<Void> response =
                    http.send(signed.request(subscription), BodyHandlers.discarding());
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

    /** The calls that Salesforce has received, for events that wait for one. */
    @FunctionalInterface
    public interface ReceivedCalls {
        /** Salesforce has received every call that an event can wait for. */
        ReceivedCalls ALL = interactionId -> List.of("create", "omni-flow", "clear", "update");

        /** The words of the calls for that interaction. */
        List<String> of(String interactionId);
    }
}
