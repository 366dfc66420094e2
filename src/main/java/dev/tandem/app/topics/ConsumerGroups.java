package dev.tandem.app.topics;

import dev.tandem.wire.Topics;

/**
 * The consumer groups of an installation. They stand behind the topic prefix, which separates
 * deployments.
 */
public final class ConsumerGroups {
    /** The state machines; Kafka Streams calls it the application id. */
    public static final String STATE_MACHINES = "state-machines";

    /** The dispatcher. */
    public static final String DISPATCHER = "dispatcher";

    /** Chooses the instance that reconciles. */
    public static final String RECONCILER = "reconciler";

    /** What writes variables into contacts; only where that is on. */
    public static final String PUSH_BACK = "push-back";

    private ConsumerGroups() {}

    /** The whole name of a group. */
    public static String of(Topics topics, String group) {
        return topics.prefix() + group;
    }
}
