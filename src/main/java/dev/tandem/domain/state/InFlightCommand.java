package dev.tandem.domain.state;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.IssuedCommand;
import java.time.Instant;

/** The one command whose result is waited for. */
public sealed interface InFlightCommand {

    IssuedCommand command();

    default boolean matches(CommandId id, int attempt) {
        return command().attempt() == attempt && command().id().equals(id);
    }

    /**
     * On its way to the dispatcher, or being sent for less than a second: the dispatcher tells of a
     * start only where the answer takes longer.
     *
     * @param withdrawn whether the dispatcher was asked not to send it
     */
    record Issued(IssuedCommand command, Instant at, boolean withdrawn)
            implements InFlightCommand {}

    /** The dispatcher told then that it is sending it. */
    record Started(IssuedCommand command, Instant at) implements InFlightCommand {}

    static InFlightCommand after(CommandIssued issued) {
        return new Issued(issued.command(), issued.at(), false);
    }

    /** The same command after it was withdrawn; a started one cannot be. */
    default InFlightCommand afterWithdrawal() {
        return switch (this) {
            case Issued(var command, var at, var _) -> new Issued(command, at, true);
            case Started _ -> this;
        };
    }

    default InFlightCommand afterStart(Instant at) {
        return new Started(command(), at);
    }
}
