package dev.tandem.domain.state;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.IssuedCommand;
import java.time.Instant;

/** The one command whose result is waited for. */
public sealed interface InFlightCommand {

    IssuedCommand command();

    default boolean is(CommandId id, int attempt) {
        return command().attempt() == attempt && command().id().equals(id);
    }

    /**
     * On its way to the dispatcher.
     *
     * @param withdrawn whether the dispatcher was told that it is pointless
     */
    record Issued(IssuedCommand command, Instant at, boolean withdrawn)
            implements InFlightCommand {}

    /** The dispatcher was about to send it then. */
    record Started(IssuedCommand command, Instant at) implements InFlightCommand {}
}
