package dev.tandem.domain;

/** Carries commands out in Salesforce: the one seam between the process and the Salesforce side. */
public interface CommandExecutor {

    /**
     * Carries out one attempt and waits for its end. Called on a virtual thread; it may block, for
     * no longer than the command's time-out and a short grace.
     *
     * <p>Never throws for anything that a network or an org can do: that is a {@link
     * SalesforceResult.CommandUnavailable} or a {@link SalesforceResult.CommandRefused}. An
     * exception means a fault in the program, and the caller treats the command as in doubt.
     */
    SalesforceResult execute(IssuedCommand command);
}
