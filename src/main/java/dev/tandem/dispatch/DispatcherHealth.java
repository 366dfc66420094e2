package dev.tandem.dispatch;

/**
 * How the dispatcher is.
 *
 * @param state what its consumer is doing
 * @param why what led to that, in words and without secrets; empty where the state says it all
 * @param partitions how many it owns
 * @param readingBack how many of them wait for their results to be read back
 */
public record DispatcherHealth(State state, String why, int partitions, int readingBack) {

    /** What its consumer is doing. */
    public enum State {
        /** Not started, or closed. */
        STOPPED,
        /** In the group, or on the way into it. */
        RUNNING,
        /** The consumer failed; a new one is about to be made. */
        RECOVERING,
        /**
         * Another instance runs under the same instance id, and this one has stopped for good. Two
         * processes share a state directory, or a copy of it.
         */
        FENCED
    }

    /** Whether this process will never send a command again. */
    public boolean endedForGood() {
        return state == State.FENCED;
    }
}
