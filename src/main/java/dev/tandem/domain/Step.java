package dev.tandem.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one of the four calls is for an interaction.
 *
 * @param ordinal of its current command
 * @param attempts how many of that command were issued
 * @param inDoubt whether an unanswered or refused request may have had its effect; stays true
 * @param notBefore when the next attempt may be made; null: at once
 * @param redrivenAt when an operator asked for the current command; its deadline counts from there
 */
record Step(
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

    static final Step UNTRIED = new Step(1, 0, Status.OPEN, false, null, null);

    boolean open() {
        return status == Status.OPEN;
    }

    boolean done() {
        return status == Status.DONE;
    }

    boolean givenUp() {
        return status == Status.GIVEN_UP;
    }

    Step issued(CommandId id, int attempt) {
        return new Step(id.ordinal(), attempt, Status.OPEN, inDoubt, null, redrivenAt);
    }

    /** Another one knows of that attempt: the next one of ours must not have its number. */
    Step heardOf(CommandId id, int attempt) {
        if (id.ordinal() < ordinal || (id.ordinal() == ordinal && attempt <= attempts)) {
            return this;
        }
        return new Step(id.ordinal(), attempt, status, inDoubt, notBefore, redrivenAt);
    }

    Step finished() {
        return new Step(ordinal, attempts, Status.DONE, inDoubt, null, redrivenAt);
    }

    Step abandoned() {
        return new Step(ordinal, attempts, Status.GIVEN_UP, inDoubt, null, redrivenAt);
    }

    Step doubted() {
        return new Step(ordinal, attempts, status, true, notBefore, redrivenAt);
    }

    Step resting(Instant until) {
        return new Step(ordinal, attempts, status, inDoubt, until, redrivenAt);
    }

    Step redriven(Instant at) {
        return new Step(ordinal + 1, 0, Status.OPEN, inDoubt, null, at);
    }
}
