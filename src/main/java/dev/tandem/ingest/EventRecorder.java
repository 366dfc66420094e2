package dev.tandem.ingest;

import java.util.concurrent.CompletionStage;

/** Puts events on the {@code webex-events} topic. */
public interface EventRecorder {
    /**
     * Records one event. Returns at once, on whatever thread; never blocks an event loop. The stage
     * always completes normally, at the latest after the configured time for an acknowledgement,
     * and on a thread that the continuation must not block.
     */
    CompletionStage<RecordingResult> record(InboundEvent event);

    /** Whether the topic is there and the broker answers: whether events can be taken now. */
    boolean producerHealthy();
}
