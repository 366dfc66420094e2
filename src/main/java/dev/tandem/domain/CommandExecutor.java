package dev.tandem.domain;

/** Executes commands in Salesforce: the one port between the process and the Salesforce side. */
public interface CommandExecutor {

    /**
     * Executes one attempt and waits for its end. Called on a virtual thread; it may block, for no
     * longer than the command's time-out and a short grace.
     *
     * <p>Never throws for a failure of the network or the org: that is a {@link
     * SalesforceResult.CommandUnavailable} or a {@link SalesforceResult.CommandRefused}. An
     * exception is a fault of the program, and the caller treats the command as in doubt.
     */
    SalesforceResult execute(IssuedCommand command);
}
