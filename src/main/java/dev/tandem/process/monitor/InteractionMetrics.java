package dev.tandem.process.monitor;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.wire.DeadLetterReason;
import java.time.Duration;
import java.util.Map;

/**
 * The metrics of the state machines. An aborted transaction is decided again and so counted again.
 * Called on stream threads: must not block.
 */
public interface InteractionMetrics {

    /** Reports nothing. */
    InteractionMetrics NONE = new InteractionMetrics() {};

    /**
     * An input was acted on.
     *
     * @param took deciding and writing it
     */
    default void acted(InteractionInput input, Duration took) {}

    /** An input was ignored for that reason. */
    default void ignored(IgnoreReason reason) {}

    /**
     * The answer for a waiting flow is final.
     *
     * @param status what it is; not PENDING
     * @param took since the start of the contact was received
     */
    default void routingDecided(RoutingAnswer.Status status, Duration took) {}

    /** An interaction was closed. */
    default void closed(CloseOutcome outcome) {}

    /**
     * An interaction was closed as abandoned.
     *
     * @param contactCenter the configured contact centre of the call
     */
    default void abandoned(String contactCenter, AbandonmentType subtype) {}

    /**
     * A record was read; alert when its age grows.
     *
     * @param topic without the prefix
     * @param age since the broker appended it
     */
    default void inputRead(String topic, Duration age) {}

    /** An event that is not about an interaction passed by. */
    default void notForInteractions() {}

    /** A dead letter was written; alert on it: an operator has to act. */
    default void deadLettered(DeadLetterReason reason) {}

    /** Alert on it: the decision itself failed, which is a fault in the program. */
    default void deciderFailed() {}

    /** A wake-up was sent that much after it was due; alert when it grows. */
    default void wakeUpSent(Duration late) {}

    /** The interactions of a partition that this instance owns, by phase. */
    default void interactions(int partition, Map<InteractionPhase, Long> byPhase) {}

    /**
     * The interaction of a partition that has been open longest, answered calls left out.
     *
     * @param since when its start was received, epoch milliseconds; {@link Long#MAX_VALUE} for none
     */
    default void oldestOpen(int partition, long since) {}

    /**
     * How many interactions of a partition have a command whose request may have had its effect,
     * and which is neither done nor given up; by its org.
     */
    default void commandsInDoubt(int partition, Map<String, Integer> byOrg) {}

    /** How many interactions of a partition have a command that waits for its next attempt. */
    default void retriesWaiting(int partition, Map<String, Integer> byOrg) {}

    /** The partition went to another instance, or the process stops. */
    default void partitionLeft(int partition) {}

    /** Alert on it: a stream thread died of an exception, or was stopped, and is replaced. */
    default void threadReplaced() {}

    /** The state machines' status changed. */
    default void status(StreamsStatus now) {}
}
