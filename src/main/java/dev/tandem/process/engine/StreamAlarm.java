package dev.tandem.process.engine;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Goes off once, on the stream thread, and is set again by whoever has a reason. A punctuation that
 * repeats by itself makes Kafka Streams commit a transaction at each commit interval, also where
 * nothing has happened: that was most of what an idle process used.
 */
final class StreamAlarm {
    private static final long NOT_SET = Long.MAX_VALUE;

    private final ProcessorContext<?, ?> context;
    private final long least;
    private final Punctuator action;
    private @Nullable Cancellable scheduled;
    private long due = NOT_SET;

    /**
     * An alarm that is not set.
     *
     * @param least it goes off no sooner than that after it is set, so that it does not do so
     *     without end
     */
    StreamAlarm(ProcessorContext<?, ?> context, Duration least, Punctuator action) {
        this.context = context;
        this.least = least.toMillis();
        this.action = action;
    }

    /**
     * It goes off then or before; an earlier time that it was set to stays.
     *
     * @param at epoch milliseconds; {@link Long#MAX_VALUE} for no time at all
     */
    void noLaterThan(long at) {
        if (at >= due) {
            return;
        }
        stop();
        due = at;
        long left = Math.max(least, at - context.currentSystemTimeMs());
        scheduled =
                context.schedule(
                        Duration.ofMillis(left), PunctuationType.WALL_CLOCK_TIME, this::goOff);
    }

    private void goOff(long now) {
        stop();
        due = NOT_SET;
        action.punctuate(now);
    }

    private void stop() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
