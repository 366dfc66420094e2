package dev.tandem.process.engine;

import dev.tandem.domain.EventSource;
import dev.tandem.webex.EventTranslation;
import java.time.Instant;

/** Understands the bytes of an event; {@code WebexEventTranslator::translate} is one. */
@FunctionalInterface
public interface NoticeReader {
    /**
     * Reads an event; bytes that are no event give a value too.
     *
     * @param body the event as received
     * @param receivedAt when the broker received it
     * @param redriven whether an operator put it back
     */
    EventTranslation translate(byte[] body, EventSource door, Instant receivedAt, boolean redriven);
}
