package dev.tandem.wire;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.IssuedCommand;

/** A record of the commands topic, keyed by the interaction's id. */
public sealed interface CommandRecord {

    /**
     * The header of a command that the dispatcher of the process which wrote it does not have to
     * read: a number under which it knows it, as UTF-8 text; nothing to anybody else.
     */
    String PLACE = "place";

    /**
     * The header of a command that the process which wrote it sends as soon as the broker has it,
     * without a record of the start: whoever reads it later, and finds no result, must take it for
     * started. Its value is {@code true}.
     */
    String DIRECT = "direct";

    CommandId id();

    /** 1 for the first try, one higher for each repetition. */
    int attempt();

    /** The command is to be executed. */
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
     * An issued attempt is no longer needed and should not start if it has not started yet. It may
     * be executed nevertheless, and it is answered in any case.
     */
    record Withdraw(CommandId id, int attempt) implements CommandRecord {}
}
