package dev.tandem.dispatch.settings;

import java.time.Duration;
import java.util.Map;

/**
 * The settings of the dispatcher.
 *
 * @param groupId the consumer group of all instances
 * @param instanceId the {@code group.instance.id}, the same after a restart ({@link
 *     dev.tandem.cluster.InstanceId#in}); no two running instances may share one
 * @param slots how many requests at once each org gets, by the org's name; at least 1
 * @param defaultSlots the same, for an org that is not named
 * @param queue in front of each org's slots
 * @param limits on what is held in memory, and timeouts
 */
public record DispatcherSettings(
        String groupId,
        String instanceId,
        Map<String, Integer> slots,
        int defaultSlots,
        Queue queue,
        Limits limits) {

    /** Below the 25 long-running requests at once that Salesforce allows each org. */
    public static final int DEFAULT_SLOTS = 20;

    /**
     * The queue that each org has in front of its slots.
     *
     * @param length how many commands may wait; at least 1
     * @param maxWait how long one may wait
     */
    public record Queue(int length, Duration maxWait) {
        /** 1,000 commands, 15 seconds. */
        public static final Queue DEFAULT = new Queue(1_000, Duration.ofSeconds(15));

        public Queue {
            requireAtLeastOne("queue length", length);
            requirePositive("maximum wait", maxWait);
        }
    }

    /**
     * What is held in memory, and for how long.
     *
     * @param unfinished how many commands of all partitions may be unfinished before reading pauses
     * @param span how far, in offsets, reading may be ahead of a partition's oldest unfinished
     *     command before that partition pauses
     * @param remembered how many attempts the ledger of each partition keeps; more than one
     *     transaction can hold
     * @param readBackMargin how much further than the oldest uncommitted command results are read
     *     back; longer than a transaction can last
     * @param sessionTimeout after which the group removes an instance that sends no heartbeat
     * @param handOverTimeout how long requests under way may take to finish when a partition is
     *     revoked; shorter than the session timeout
     */
    public record Limits(
            int unfinished,
            long span,
            int remembered,
            Duration readBackMargin,
            Duration sessionTimeout,
            Duration handOverTimeout) {
        public static final Limits DEFAULT =
                new Limits(
                        10_000,
                        10_000,
                        5_000,
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(6));

        public Limits {
            requireAtLeastOne("unfinished", unfinished);
            requireAtLeastOne("span", span);
            requireAtLeastOne("remembered", remembered);
            requirePositive("session timeout", sessionTimeout);
            if (readBackMargin.isNegative() || handOverTimeout.isNegative()) {
                throw new IllegalArgumentException(
                        "Expected read-back margin and hand-over timeout of zero or more, but got "
                                + readBackMargin
                                + " and "
                                + handOverTimeout);
            }
            if (handOverTimeout.compareTo(sessionTimeout) >= 0) {
                throw new IllegalArgumentException(
                        "Expected a hand-over timeout shorter than the session timeout, but got "
                                + handOverTimeout
                                + " and "
                                + sessionTimeout);
            }
        }
    }

    public DispatcherSettings {
        slots = Map.copyOf(slots);
        slots.forEach((org, count) -> requireAtLeastOne("slots of org " + org, count));
        requireAtLeastOne("default slots", defaultSlots);
        if (groupId.isBlank() || instanceId.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected a group id and an instance id, but one is blank");
        }
    }

    /** With the defaults for production. */
    public static DispatcherSettings of(
            String groupId, String instanceId, Map<String, Integer> slots) {
        return new DispatcherSettings(
                groupId, instanceId, slots, DEFAULT_SLOTS, Queue.DEFAULT, Limits.DEFAULT);
    }

    public int slotsOf(String org) {
        return slots.getOrDefault(org, defaultSlots);
    }

    private static void requireAtLeastOne(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "Expected " + what + " of at least 1, but got " + value);
        }
    }

    private static void requirePositive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "Expected a positive " + what + ", but got " + value);
        }
    }
}
