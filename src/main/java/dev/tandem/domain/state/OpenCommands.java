package dev.tandem.domain.state;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.IssuedCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of an open interaction that are not settled.
 *
 * @param givenUp those that failed for good and may be redriven: at most one of each kind, in the
 *     order of the kinds
 * @param inFlight the one whose result is waited for; null when none is
 */
public record OpenCommands(List<IssuedCommand> givenUp, @Nullable InFlightCommand inFlight) {

    static final OpenCommands NONE = new OpenCommands(List.of(), null);

    public OpenCommands {
        givenUp = List.copyOf(givenUp);
    }

    public boolean hasGivenUp(CommandKind kind) {
        return givenUp.stream().anyMatch(command -> command.id().kind() == kind);
    }

    /** Whether the result of that attempt is waited for. */
    public boolean awaits(CommandId id, int attempt) {
        return inFlight != null && inFlight.matches(id, attempt);
    }

    OpenCommands withGivenUp(IssuedCommand command) {
        List<IssuedCommand> all = new ArrayList<>(withoutGivenUp(command.id().kind()).givenUp);
        all.add(command);
        all.sort(Comparator.comparing(it -> it.id().kind()));
        return new OpenCommands(all, inFlight);
    }

    OpenCommands withoutGivenUp(CommandKind kind) {
        return new OpenCommands(
                givenUp.stream().filter(command -> command.id().kind() != kind).toList(), inFlight);
    }

    OpenCommands after(CommandIssued issued) {
        return new OpenCommands(givenUp, InFlightCommand.after(issued));
    }

    OpenCommands after(CommandWithdrawn withdrawn) {
        return inFlight != null && inFlight.matches(withdrawn.id(), withdrawn.attempt())
                ? new OpenCommands(givenUp, inFlight.afterWithdrawal())
                : this;
    }

    OpenCommands after(RequestStarted started) {
        return inFlight != null && inFlight.matches(started.id(), started.attempt())
                ? new OpenCommands(givenUp, inFlight.afterStart(started.at()))
                : this;
    }

    OpenCommands after(ResultNoted noted) {
        return awaits(noted.id(), noted.attempt()) ? new OpenCommands(givenUp, null) : this;
    }
}
