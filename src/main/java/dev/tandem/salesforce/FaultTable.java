package dev.tandem.salesforce;

import static dev.tandem.salesforce.Fault.BUSY;
import static dev.tandem.salesforce.Fault.CONFIGURATION;
import static dev.tandem.salesforce.Fault.IN_DOUBT;
import static dev.tandem.salesforce.Fault.NOT_EXECUTED;
import static dev.tandem.salesforce.Fault.ORG_DOWN;
import static dev.tandem.salesforce.Fault.QUOTA_GONE;
import static dev.tandem.salesforce.Fault.REFUSED;
import static dev.tandem.salesforce.Fault.SESSION;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every answer that is not the wrapper's own means. The first row that matches counts. Codes
 * are those of Salesforce's REST API guide ("Status Codes and Error Responses") and of the API
 * request limits page.
 */
final class FaultTable {
    private static final String LIMIT = "REQUEST_LIMIT_EXCEEDED";

    static final List<FaultRow> ROWS =
            List.of(
                    row(200, 299, null, ORG_DOWN, ""),
                    row(
                            300,
                            399,
                            null,
                            CONFIGURATION,
                            "set instance-url to the org's My Domain host"),
                    row(401, 401, null, SESSION, ""),
                    limit("TotalRequests", QUOTA_GONE, "the daily API quota of the org is used up"),
                    row(400, 599, LIMIT, BUSY, ""),
                    row(
                            403,
                            403,
                            null,
                            CONFIGURATION,
                            "Setup > Permission Sets: give the integration user one with Apex class"
                                    + " access to package cisco_wxcc_scv, and the permission API"
                                    + " Enabled"),
                    row(
                            404,
                            405,
                            null,
                            CONFIGURATION,
                            "Setup > Installed Packages: install cisco_wxcc_scv in this org, or set"
                                    + " instance-url to the org that has it"),
                    row(408, 408, null, ORG_DOWN, ""),
                    row(420, 420, null, ORG_DOWN, ""),
                    row(429, 429, null, BUSY, ""),
                    row(400, 599, "UNABLE_TO_LOCK_ROW", NOT_EXECUTED, ""),
                    row(400, 599, "SERVER_UNAVAILABLE", NOT_EXECUTED, ""),
                    row(400, 499, null, REFUSED, ""),
                    row(500, 599, "APEX_ERROR", IN_DOUBT, ""),
                    row(500, 599, "UNKNOWN_EXCEPTION", IN_DOUBT, ""),
                    row(0, Integer.MAX_VALUE, null, ORG_DOWN, ""));

    private FaultTable() {}

    static FaultRow rowOf(int status, @Nullable PlatformError error) {
        for (FaultRow row : ROWS) {
            if (row.matches(status, error)) {
                return row;
            }
        }
        throw new IllegalStateException("Expected a last row for every status, but none matched");
    }

    private static FaultRow row(
            int from, int to, @Nullable String errorCode, Fault fault, String advice) {
        return new FaultRow(from, to, errorCode, null, fault, advice);
    }

    private static FaultRow limit(String messagePart, Fault fault, String advice) {
        return new FaultRow(400, 599, LIMIT, messagePart, fault, advice);
    }
}
