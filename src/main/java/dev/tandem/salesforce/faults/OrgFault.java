package dev.tandem.salesforce.faults;

/** What an error means for the command that met it, and for the org. */
public enum OrgFault {
    /** Salesforce refused this request; the same request would be refused again. */
    REFUSED,
    /** A setting must be changed, here or in the org; certainly not executed. */
    CONFIGURATION,
    /** The session is gone: a new token, and the call once more. */
    SESSION,
    /** The daily quota is used up: the org refuses calls for hours; certainly not executed. */
    QUOTA_GONE,
    /** Too much at once: back off; certainly not executed. */
    BUSY,
    /** The platform rolled it back, or never began: repeat; certainly not executed. */
    NOT_EXECUTED,
    /** The org does not answer as it should, but the request has no effect and can be repeated. */
    NOT_ASKED,
    /** This request failed somewhere inside Salesforce and may have had its effect. */
    IN_DOUBT,
    /** The org as a whole does not answer as it should; the request may have had its effect. */
    ORG_DOWN;

    /**
     * Whether the circuit counts it against the org. A single request may meet a locked row or a
     * failing trigger; half of all requests meet one only in an org that is failing.
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
