package dev.tandem.embedded.callers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.playback.Delivery;
import dev.tandem.playback.EventPlayer;
import dev.tandem.playback.EventTarget;
import dev.tandem.playback.HttpTarget;
import dev.tandem.playback.Pace;
import dev.tandem.playback.PlayedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Plays recorded calls to a webhook address, any number at the same time. */
public final class SimulatedCallers implements AutoCloseable {
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final WebhookSubscription subscription;
    private final ReceivedCalls seen;
    private final Contacts contacts;
    private final HttpTarget door;

    /**
     * Callers whose events the subscription delivers.
     *
     * @param seen the calls that events with {@code notBefore} wait for
     * @param contacts is told what happens to each contact
     */
    public SimulatedCallers(
            WebhookSubscription subscription, ReceivedCalls seen, Contacts contacts) {
        this.subscription = subscription;
        this.seen = seen;
        this.contacts = contacts;
        this.door =
                new HttpTarget(
                        subscription.url().resolve("/"),
                        new HttpTarget.Credentials(_ -> subscription.secret(), "", ""),
                        false);
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
        Door target = new Door(call);
        EventPlayer player = new EventPlayer(target, new Pace.Recorded(1), call::isFinished);
        try {
            Duration late = Duration.ZERO;
            for (RecordedEvent recorded : call.recording().events()) {
                late = late.plus(holdBack(call, recorded.later(late)));
                for (int time = 1; time <= recorded.times(); time++) {
                    player.play(target.next(recorded.later(late), time == recorded.times()));
                }
            }
            player.finish();
            call.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.fail(e);
        }
    }

    /** How long the event, and so all after it, has to wait for Salesforce. */
    private Duration holdBack(PlayedCall call, RecordedEvent event) throws InterruptedException {
        if (event.notBefore() == null) {
            return Duration.ZERO;
        }
        Instant due = call.start().plus(event.arrives());
        Instant giveUp = due.plus(LONGEST_HOLD);
        while (!seen.of(call.interactionId()).contains(event.notBefore())
                && !call.isFinished()
                && Instant.now().isBefore(giveUp)) {
            Thread.sleep(LOOK_AGAIN);
        }
        Duration waited = Duration.between(due, Instant.now());
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    @Override
    public void close() {
        door.close();
    }

    /** The webhook door for the events of one call; a refused one ends the call. */
    private final class Door implements EventTarget {
        private final PlayedCall call;
        private final Map<Long, Sent> underWay = new ConcurrentHashMap<>();
        private long number;

        /** An event with whether it is not repeated again. */
        private record Sent(RecordedEvent event, boolean last) {}

        Door(PlayedCall call) {
            this.call = call;
        }

        /**
         * The event to play next.
         *
         * @param last whether it is not repeated again
         */
        PlayedEvent next(RecordedEvent event, boolean last) {
            Instant due = call.start().plus(event.arrives());
            underWay.put(++number, new Sent(event, last));
            return PlayedEvent.webhook(
                    number,
                    due,
                    call.interactionId(),
                    WebhookBody.of(event, call.interactionId(), call.start(), due, subscription));
        }

        @Override
        public CompletableFuture<Delivery> send(PlayedEvent event) {
            RecordedEvent sent = Objects.requireNonNull(underWay.get(event.number())).event();
            contacts.happened(
                    sent.type(),
                    call.interactionId(),
                    sent.data(),
                    call.start().plus(sent.happens()).toEpochMilli());
            return door.send(event).thenApply(delivery -> ended(event.number(), delivery));
        }

        private Delivery ended(long ended, Delivery delivery) {
            Sent sent = Objects.requireNonNull(underWay.remove(ended));
            if (delivery.result() != Delivery.Result.ACCEPTED) {
                call.fail(
                        new IOException(
                                "Expected %s of interaction %s to be accepted, but got %s"
                                        .formatted(
                                                sent.event().type(),
                                                call.interactionId(),
                                                delivery.detail())));
            } else if (sent.last()) {
                call.addSent(sent.event());
            }
            return delivery;
        }

        @Override
        public void close() {}
    }

    /** The calls that Salesforce has received, for events that wait for one. */
    @FunctionalInterface
    public interface ReceivedCalls {
        /** Salesforce has received every call that an event can wait for. */
        ReceivedCalls ALL = interactionId -> List.of("create", "omni-flow", "clear", "update");

        /** The words of the calls for that interaction. */
        List<String> of(String interactionId);
    }

    /** Whoever knows the contacts, as Webex does. */
    @FunctionalInterface
    public interface Contacts {
        /**
         * Something happens to a contact.
         *
         * @param type e.g. {@code task:new}
         * @param data the event's fields, without the contact and the time
         * @param at epoch milliseconds
         */
        void happened(String type, String interactionId, JsonNode data, long at);
    }
}
