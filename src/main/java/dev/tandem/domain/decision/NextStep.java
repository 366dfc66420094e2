package dev.tandem.domain.decision;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import java.time.Instant;

/** What an interaction does of its own accord, and when. {@link NextStepPolicy} says which. */
public sealed interface NextStep {

    /** The due time of a step that waits for nothing. */
    Instant AT_ONCE = Instant.MIN;

    /** When it becomes due, in received time. */
    Instant due();

    default boolean isDue(Instant now) {
        return !now.isBefore(due());
    }

    /** Takes in a start that waited for a better one, or one made of other notices. */
    record TakeStart(StartNoted start, Instant due) implements NextStep {}

    /** Takes the customer's departure as the end of the call. */
    record InferEnd(Instant due) implements NextStep {}

    /** Sends the next attempt of the command, or gives it up when its deadline has passed. */
    record Send(CommandKind kind, Instant due) implements NextStep {}

    /** Sends an attempt again that the dispatcher has not started. */
    record Reissue(IssuedCommand command, Instant due) implements NextStep {
        @Override
        public boolean isDue(Instant now) {
            return NextStep.super.isDue(now) && now.isBefore(command.notAfter());
        }
    }

    /** Asks the dispatcher not to send an attempt that is no longer wanted. */
    record Withdraw(IssuedCommand command, Instant due) implements NextStep {}

    /** Counts an attempt without an answer as unavailable. */
    record AssumeUnavailable(IssuedCommand command, CommandUnavailable result, Instant due)
            implements NextStep {}

    /** Closes the interaction. */
    record Close(CloseOutcome outcome, Instant due) implements NextStep {}

    /** Deletes the closed interaction. */
    record Forget(Instant due) implements NextStep {}
}
