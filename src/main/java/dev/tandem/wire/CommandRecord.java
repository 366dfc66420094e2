package dev.tandem.wire;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.IssuedCommand;

/** What travels on the commands topic, keyed by the interaction's id. */
public sealed interface CommandRecord {

    CommandId id();

    /** 1 for the first try, one higher for each repetition. */
    int attempt();

    /** Carry this out. */
    record Issue(IssuedCommand command) implements CommandRecord {
        @Override
        public CommandId id() {
            return command.id();
        }

        @Override
        public int attempt() {
            return command.attempt();
        }
    }

    /**
     * An attempt that was issued has lost its point: if it is not started yet, it need not be. A
     * wish, not a promise; the attempt is answered in any case.
     */
    record Withdraw(CommandId id, int attempt) implements CommandRecord {}
}
