package dev.tandem.dispatch.settings;

import java.time.Duration;
import java.util.Map;

/**
 * How the dispatcher works.
 *
 * @param groupId the consumer group of all instances
 * @param instanceId names this instance in the group, the same after a restart ({@link
 *     DispatcherInstanceId#keptIn}); no two running instances may share one
 * @param slots how many requests at once each org gets, by the org's name; at least 1
 * @param defaultSlots the same, for an org that is not named
 * @param queue how slots are waited for
 * @param limits how much is held and for how long
 */
public record DispatcherSettings(
        String groupId,
        String instanceId,
        Map<String, Integer> slots,
        int defaultSlots,
        Queue queue,
        Limits limits) {

    /** Twenty at once, as Salesforce allows 25 long requests per org. */
    public static final int DEFAULT_SLOTS = 20;

    /**
     * The queue that each org has in front of its slots.
     *
     * @param length how many commands may wait; at least 1
     * @param patience how long one may wait
     */
    public record Queue(int length, Duration patience) {
        /** 1,000 commands, 15 seconds. */
        public static final Queue DEFAULT = new Queue(1_000, Duration.ofSeconds(15));

        public Queue {
            requireAtLeastOne("queue length", length);
            requirePositive("patience", patience);
        }
    }

    /**
     * What is held, and for how long.
     *
     * @param unfinished how many commands of all partitions may be unfinished before reading pauses
     * @param span how far, in offsets, reading may be ahead of a partition's oldest unfinished
     *     command before that partition pauses
     * @param remembered how many attempts are known by heart per partition; more than a
     *     transaction's worth
     * @param readBackMargin how much further than the oldest uncommitted command results are read
     *     back; longer than a transaction can last
     * @param sessionTimeout how long an instance may be silent before others take its partitions
     * @param farewell how long requests under way may finish when a partition is handed over;
     *     shorter than the session timeout
     */
    public record Limits(
            int unfinished,
            long span,
            int remembered,
            Duration readBackMargin,
            Duration sessionTimeout,
            Duration farewell) {
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
            if (readBackMargin.isNegative() || farewell.isNegative()) {
                throw new IllegalArgumentException(
                        "Expected read-back margin and farewell of zero or more, but got "
                                + readBackMargin
                                + " and "
                                + farewell);
            }
            if (farewell.compareTo(sessionTimeout) >= 0) {
                throw new IllegalArgumentException(
                        "Expected a farewell shorter than the session timeout, but got "
                                + farewell
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

    /** Everything else as it should be in production. */
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
