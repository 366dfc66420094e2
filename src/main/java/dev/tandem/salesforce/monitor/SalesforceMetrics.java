package dev.tandem.salesforce.monitor;

import dev.tandem.domain.CommandKind;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What this package counts. Alert on configuration faults of any org and on credentials that cannot
 * be used (a setting must be changed), and on a circuit that stays open.
 */
public interface SalesforceMetrics {
    /** Does not count. */
    SalesforceMetrics NONE = new SalesforceMetrics() {};

    /** How a request, or an attempt that was not sent, ended. */
    enum Outcome {
        /** Salesforce did it. */
        DONE,
        /** Salesforce refused the command. */
        REFUSED,
        /** It was certainly not executed; the process repeats it. */
        UNAVAILABLE,
        /** It may have happened. */
        IN_DOUBT,
        /** Calls fail until a setting is changed. */
        CONFIGURATION_FAULT,
        /** The token was no longer good; the call is replayed with a new one. */
        TOKEN_EXPIRED
    }

    /** How a token request ended. */
    enum TokenOutcome {
        /** A token came. */
        ISSUED,
        /** No answer that counts. */
        UNAVAILABLE,
        /** The org refuses the way Tandem proves who it is. */
        CONFIGURATION_FAULT
    }

    /** What became of looking for the record of a create in doubt. */
    enum LookupOutcome {
        /** It is there: an earlier attempt had made it. */
        FOUND,
        /** It is not there. */
        ABSENT,
        /** The org does not let us look; the create is repeated all the same. */
        FORBIDDEN,
        /** No answer that counts; the create waits. */
        UNANSWERED
    }

    /** Whether requests to an org are let through. */
    enum Circuit {
        /** All of them. */
        CLOSED,
        /** A few, to see. */
        HALF_OPEN,
        /** None. */
        OPEN
    }

    /** What the rules of a contact centre did to a phone number. */
    enum NumberOutcome {
        /** They changed it. */
        TRANSLATED,
        /** They left it as clean-up made it. */
        UNCHANGED,
        /** They took too long; it goes as clean-up made it. */
        TIMED_OUT
    }

    /** A request was answered, or given up. */
    default void requestEnded(String org, CommandKind kind, Outcome outcome, Duration latency) {}

    /** A command was answered unsent: the org's circuit is open, or its deadline has passed. */
    default void requestHeldBack(String org, CommandKind kind) {}

    /** A token request ended. */
    default void tokenRequestEnded(String org, TokenOutcome outcome, Duration latency) {}

    /**
     * Registers an org, once, at the start.
     *
     * @param circuit whether requests to it are let through, whenever it is asked
     */
    default void orgKnown(String org, Supplier<Circuit> circuit) {}

    /** A changed key or secret file cannot be used; what was read before stays in use. */
    default void credentialUnusable(String org) {}

    /** The record of a create in doubt was looked for. */
    default void lookedUp(String org, LookupOutcome outcome, Duration latency) {}

    /** A command met a configuration fault. */
    default void configurationFault(String org) {}

    /** How much of the org's daily API quota is used, as an answer reported it. */
    default void apiUsage(String org, long used, long limit) {}

    /** A number was put through the rules of a contact centre that has some. */
    default void numberTranslated(String contactCenter, NumberOutcome outcome) {}

    /** A number did not fit into Salesforce's field and lost its end. */
    default void numberCut(String contactCenter) {}
}
