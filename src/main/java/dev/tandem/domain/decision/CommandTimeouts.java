package dev.tandem.domain.decision;

import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.state.InFlightCommand;
import dev.tandem.domain.state.Interaction;
import java.time.Duration;
import java.time.Instant;

/**
 * What the silence about a command in flight means.
 *
 * <p>A command that became pointless while it was not known to be started is withdrawn, but its
 * result is waited for all the same: the dispatcher may have begun it in this moment. It counts as
 * never sent only when it cannot be sent any more, {@link #ANSWER_WAIT} after its deadline.
 */
public final class CommandTimeouts {

    /** A started request is answered within this time, or its executor is gone. */
    public static final Duration ANSWER_WAIT = Duration.ofSeconds(30);

    /** A command is started within this time, or it is issued again. */
    public static final Duration START_WAIT = Duration.ofSeconds(60);

    private final ResultFollowUp aftermath;

    CommandTimeouts(ResultFollowUp aftermath) {
        this.aftermath = aftermath;
    }

    NextStep next(Interaction state, InFlightCommand flight, boolean wanted, Instant now) {
        return switch (flight) {
            case InFlightCommand.Started(var command, var at) -> {
                Instant due = at.plus(ANSWER_WAIT);
                yield now.isBefore(due)
                        ? new NextStep.Wait(due)
                        : silent(state, command, "No answer within 30 s", true, now);
            }
            case InFlightCommand.Issued issued -> issued(state, issued, wanted, now);
        };
    }

    private NextStep issued(
            Interaction state, InFlightCommand.Issued flight, boolean wanted, Instant now) {
        IssuedCommand command = flight.command();
        if (!wanted && !flight.withdrawn()) {
            return new NextStep.Act(new CommandWithdrawn(command.id(), command.attempt(), now));
        }
        Instant again = flight.at().plus(START_WAIT);
        Instant hopeless = command.notAfter().plus(ANSWER_WAIT);
        if (!now.isBefore(hopeless)) {
            return silent(state, command, "Not started before its deadline", false, now);
        }
        boolean mayIssue = wanted && again.isBefore(command.notAfter());
        if (mayIssue && !now.isBefore(again) && now.isBefore(command.notAfter())) {
            return new NextStep.Act(new CommandIssued(command, now));
        }
        return new NextStep.Wait(mayIssue && now.isBefore(again) ? again : hopeless);
    }

    private NextStep silent(
            Interaction state,
            IssuedCommand command,
            String what,
            boolean mayHaveExecuted,
            Instant now) {
        CommandUnavailable result = new CommandUnavailable(what, mayHaveExecuted, null);
        return new NextStep.Act(
                aftermath.of(state, new ResultNoted(command.id(), command.attempt(), result, now)));
    }
}
