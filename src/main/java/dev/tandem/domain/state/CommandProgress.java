package dev.tandem.domain.state;

import dev.tandem.domain.CommandId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one of the four calls to Salesforce is for an interaction.
 *
 * @param ordinal of its current command
 * @param attempts how many of that command were issued
 * @param inDoubt whether an unanswered or refused request may have had its effect; stays true
 * @param notBefore when the next attempt may be made; null: at once
 * @param redrivenAt when an operator asked for the current command; its deadline counts from there
 */
public record CommandProgress(
        int ordinal,
        int attempts,
        Status status,
        boolean inDoubt,
        @Nullable Instant notBefore,
        @Nullable Instant redrivenAt) {

    enum Status {
        /** Not done and not given up. */
        OPEN,
        /** Salesforce did it. */
        DONE,
        /** Refused, past its deadline, or in doubt and not repeatable. */
        GIVEN_UP
    }

    static final CommandProgress UNTRIED =
            new CommandProgress(1, 0, Status.OPEN, false, null, null);

    public boolean open() {
        return status == Status.OPEN;
    }

    public boolean done() {
        return status == Status.DONE;
    }

    public boolean givenUp() {
        return status == Status.GIVEN_UP;
    }

    /** Whether a request may have had its effect, and the command is neither done nor given up. */
    public boolean undecided() {
        return open() && inDoubt;
    }

    /** Whether the next attempt waits for its time. */
    public boolean awaitsRetry() {
        return open() && notBefore != null;
    }

    CommandProgress withIssued(CommandId id, int attempt) {
        return new CommandProgress(id.ordinal(), attempt, Status.OPEN, inDoubt, null, redrivenAt);
    }

    /** After a record about that attempt: the next attempt must have a higher number. */
    CommandProgress withSeen(CommandId id, int attempt) {
        if (id.ordinal() < ordinal || (id.ordinal() == ordinal && attempt <= attempts)) {
            return this;
        }
        return new CommandProgress(id.ordinal(), attempt, status, inDoubt, notBefore, redrivenAt);
    }

    CommandProgress asDone() {
        return new CommandProgress(ordinal, attempts, Status.DONE, inDoubt, null, redrivenAt);
    }

    CommandProgress asGivenUp() {
        return new CommandProgress(ordinal, attempts, Status.GIVEN_UP, inDoubt, null, redrivenAt);
    }

    CommandProgress asInDoubt() {
        return new CommandProgress(ordinal, attempts, status, true, notBefore, redrivenAt);
    }

    CommandProgress withRetryAt(Instant instant) {
        return new CommandProgress(ordinal, attempts, status, inDoubt, instant, redrivenAt);
    }

    CommandProgress asRedriven(Instant at) {
        return new CommandProgress(ordinal + 1, 0, Status.OPEN, inDoubt, null, at);
    }
}
