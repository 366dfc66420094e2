package dev.tandem.domain.ports;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;

/** Executes commands in Salesforce: the one port between the process and the Salesforce side. */
public interface CommandExecutor {

    /**
     * Executes one attempt and waits for its end. Called on a virtual thread; it may block, for no
     * longer than the command's time-out and a short grace.
     *
     * <p>Never throws for a failure of the network or the org: that is a {@link
     * SalesforceResult.CommandUnavailable} or a {@link SalesforceResult.CommandRefused}. An
     * exception is a fault of the program, and the caller treats the command as in doubt.
     *
     * @param permit asked before each request; once refused, nothing more is sent and the result is
     *     "unavailable", not executed
     */
    SalesforceResult execute(IssuedCommand command, SendPermit permit);

    /**
     * Asked right before each request of a command. Between the start of a command and a request
     * lie the wait for a token and a query; a process that is frozen there must not send afterwards
     * what another instance has taken over.
     */
    @FunctionalInterface
    interface SendPermit {
        /** Whether this instance may send now. A permit that was refused stays refused. */
        boolean isHeld();
    }
}
