package dev.tandem.dispatch;

/**
 * The health of the dispatcher.
 *
 * @param state of its consumer
 * @param why the cause of the state, without secrets; empty where the state has no other cause
 * @param partitions how many it owns
 * @param readingBack for how many of them the results are being read back
 */
public record DispatcherHealth(State state, String why, int partitions, int readingBack) {

    /** The state of its consumer. */
    public enum State {
        /** Not started, or closed. */
        STOPPED,
        /** In the group, or on the way into it. */
        RUNNING,
        /** The consumer failed; a new one will be created. */
        RECOVERING,
        /**
         * Another instance runs with the same {@code group.instance.id}, and this one has stopped
         * for good: two processes share a state directory, or a copy of it.
         */
        FENCED
    }

    /** Whether this process will never send a command again. */
    public boolean endedForGood() {
        return state == State.FENCED;
    }
}
