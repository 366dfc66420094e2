package dev.tandem.salesforce.faults;

/** What an error means for the command that met it, and for the org. */
public enum OrgFault {
    /** Salesforce said no to this request; the same request would meet the same answer. */
    REFUSED,
    /** Somebody has to change something, here or in the org; surely not executed. */
    CONFIGURATION,
    /** The session is gone: a new token, and the call once more. */
    SESSION,
    /** The daily quota is gone: nothing to this org for a long time; surely not executed. */
    QUOTA_GONE,
    /** Too much at once: back off; surely not executed. */
    BUSY,
    /** The platform undid it, or never began: try again; surely not executed. */
    NOT_EXECUTED,
    /**
     * The org does not answer as it should, but nothing was asked of it that has an effect: try
     * again.
     */
    NOT_ASKED,
    /** This request failed somewhere inside Salesforce and may have had its effect. */
    IN_DOUBT,
    /** The org as a whole does not answer as it should; the request may have had its effect. */
    ORG_DOWN;

    /**
     * Whether it speaks against the org as a whole, which the circuit counts. One request may well
     * meet a locked row or a failing trigger; half of all requests do so in an org that is not
     * well.
     */
    public boolean countsAgainstOrg() {
        return switch (this) {
            case BUSY, NOT_EXECUTED, NOT_ASKED, IN_DOUBT, ORG_DOWN -> true;
            case REFUSED, CONFIGURATION, SESSION, QUOTA_GONE -> false;
        };
    }

    public boolean mayHaveExecuted() {
        return this == IN_DOUBT || this == ORG_DOWN;
    }
}
