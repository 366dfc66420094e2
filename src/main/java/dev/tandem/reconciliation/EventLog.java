package dev.tandem.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The topic of received events. */
public interface EventLog {
    /**
     * Reads what the topic took in between two times, as far as it holds it.
     *
     * @param each takes an interaction's id and the body of one of its events; null without a body
     * @throws EventLogException when it cannot be read
     */
    void read(Instant from, Instant to, BiConsumer<String, byte @Nullable []> each);

    /**
     * Adds notices, each call's in their order; returns when the topic has all of them.
     *
     * @throws EventLogException when one was not taken; others may have been
     */
    void write(List<MissingNotice> notices);
}
