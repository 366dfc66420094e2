package dev.tandem.ops.console;

/** What a listener to the calls of all instances receives. */
public sealed interface InteractionChange {

    /**
     * A call has begun or changed.
     *
     * @param call as the list of interactions has it, at this moment: changes that follow each
     *     other closely are sent as one
     */
    record Call(InteractionList.Line call) implements InteractionChange {}

    /**
     * Changes were not sent: read the list again.
     *
     * @param changes at least so many; 0 where nothing is known of their number
     */
    record Missed(long changes) implements InteractionChange {}

    /**
     * The connection is alive. Sent first, and then at regular times.
     *
     * @param following whether changes are known at this moment; while it is false, the journal
     *     cannot be read from Kafka
     */
    record Alive(boolean following) implements InteractionChange {}
}
