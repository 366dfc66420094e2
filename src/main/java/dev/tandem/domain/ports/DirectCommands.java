package dev.tandem.domain.ports;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes the commands of state machines in the same process without the way through their topic,
 * which keeps each of them all the same: the port between the two where they share a partition.
 * Safe for use by many threads.
 */
public interface DirectCommands {

    /** All commands of the partition are written by this process from now on. */
    void opened(int partition);

    /** Others may write commands of the partition. */
    void closed(int partition);

    /**
     * Announces a command that is about to be written, and reserves what it needs to be sent then.
     * Never blocks.
     *
     * @param traceparent of the call; null where it is not traced
     * @return null when it must be read from its topic
     */
    @Nullable Place reserve(int partition, IssuedCommand command, @Nullable String traceparent);

    /** A record that is about to be written, and has no place, must be read from the topic soon. */
    void toRead(int partition);

    /**
     * Refuses a command whose deadline has passed, and counts it.
     *
     * @return its result; null where that attempt may have been sent, as far as is known here: then
     *     it must be written as others are
     */
    @Nullable CommandUnavailable refuseLate(int partition, IssuedCommand command);

    /**
     * An input was decided that had waited for long, so more of them wait. Those who call now are
     * served sooner if meanwhile nothing is sent that no caller waits for.
     */
    void behind();

    /** Whether that was said in the last second, and not for much longer than that. */
    boolean areBehind();

    /** What one command has reserved, until one of the last two methods is called, once. */
    interface Place {
        /** Whether it is sent at once: its record has to say that it may have been sent. */
        boolean isDirect();

        /**
         * The broker has the command, which is sent now, or waits for a slot now.
         *
         * @param at when the broker appended it
         */
        void written(long offset, Instant at);

        /** The command did not reach the broker, as far as is known. */
        void notWritten();
    }
}
