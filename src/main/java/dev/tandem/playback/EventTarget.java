package dev.tandem.playback;

import java.util.concurrent.CompletableFuture;

/** Where events are sent. Safe for use by any thread. */
public interface EventTarget extends AutoCloseable {
    /** Sends an event. Always completes normally, within seconds. */
    CompletableFuture<Delivery> send(PlayedEvent event);

    @Override
    void close();
}
