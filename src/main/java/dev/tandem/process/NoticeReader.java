package dev.tandem.process;

import dev.tandem.domain.Door;
import dev.tandem.webex.Translation;
import java.time.Instant;

/** Understands the bytes of an event; {@code WebexEventTranslator::translate} is one. */
@FunctionalInterface
public interface NoticeReader {
    /**
     * Tells what the event means; bytes that mean nothing are a value too.
     *
     * @param body the event as received
     * @param receivedAt when Kafka took it in
     * @param redriven whether an operator put it back
     */
    Translation translate(byte[] body, Door door, Instant receivedAt, boolean redriven);
}
