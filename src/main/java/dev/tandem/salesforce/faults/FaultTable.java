package dev.tandem.salesforce.faults;

import static dev.tandem.salesforce.faults.OrgFault.BUSY;
import static dev.tandem.salesforce.faults.OrgFault.CONFIGURATION;
import static dev.tandem.salesforce.faults.OrgFault.IN_DOUBT;
import static dev.tandem.salesforce.faults.OrgFault.NOT_EXECUTED;
import static dev.tandem.salesforce.faults.OrgFault.ORG_DOWN;
import static dev.tandem.salesforce.faults.OrgFault.QUOTA_GONE;
import static dev.tandem.salesforce.faults.OrgFault.REFUSED;
import static dev.tandem.salesforce.faults.OrgFault.SESSION;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classifies every answer that does not come from the wrapper. The first matching row applies.
 * Codes are those of Salesforce's REST API guide ("Status Codes and Error Responses"), of the API
 * request limits page, and of the exception codes of its API object reference, which REST answers
 * carry too.
 */
public final class FaultTable {
    private static final String LIMIT = "REQUEST_LIMIT_EXCEEDED";

    private static final String MY_DOMAIN =
            "set instance-url, and token-url where it is set, to the org's My Domain host (Setup >"
                    + " My Domain); the org may have moved or been renamed";
    private static final String ASK_SALESFORCE =
            "the org itself is closed to the API: see Setup > Company Information and"
                    + " status.salesforce.com, then ask Salesforce";
    private static final String USER =
            "Setup > Users: see that the integration user is active, not locked, with a password"
                    + " that is not expired, and allowed from this machine's address at any time";
    private static final String APP =
            "Setup > External Client Apps Manager: let the integration user use the app, and give"
                    + " it the OAuth scope api";
    private static final String VOICE =
            "switch Service Cloud Voice on in the org (Setup > Voice), and give the integration"
                    + " user its permission set licence";
    private static final String CLIENT_CERTIFICATE =
            "the org wants mutual TLS on this host: set instance-url to a host without it, or take"
                    + " 'Enforce SSL/TLS Mutual Authentication' from the integration user";

    /** What to do about a proxy that answers 407. */
    public static final String PROXY_LOGIN =
            "the proxy wants credentials: set tandem.salesforce.proxy.username and"
                    + " tandem.salesforce.proxy.password-file to what it accepts, or let this"
                    + " machine reach the org without it";

    private static final String PACKAGE =
            "Setup > Installed Packages: install cisco_wxcc_scv in this org, or set instance-url to"
                    + " the org that has it";

    /** A page instead of the wrapper's JSON. */
    static final FaultRow PAGE =
            row(
                    200,
                    499,
                    null,
                    CONFIGURATION,
                    MY_DOMAIN + ", or a proxy or firewall answers in its place");

    /** The org itself sends these statuses, whatever body a proxy gives them. */
    private static final Set<Integer> OWN_STATUSES = Set.of(401, 408, 420, 429);

    static final List<FaultRow> ROWS =
            Stream.of(
                            Stream.of(row(200, 299, null, ORG_DOWN, "")),
                            ofOrg(),
                            ofStatus(),
                            Stream.of(
                                    row(400, 599, "UNABLE_TO_LOCK_ROW", NOT_EXECUTED, ""),
                                    row(400, 599, "SERVER_UNAVAILABLE", NOT_EXECUTED, ""),
                                    row(400, 499, null, REFUSED, ""),
                                    row(500, 599, "APEX_ERROR", IN_DOUBT, ""),
                                    row(500, 599, "UNKNOWN_EXCEPTION", IN_DOUBT, ""),
                                    row(0, Integer.MAX_VALUE, null, ORG_DOWN, "")))
                    .flatMap(rows -> rows)
                    .toList();

    private FaultTable() {}

    static FaultRow rowOf(int status, @Nullable PlatformError error) {
        for (FaultRow row : ROWS) {
            if (row.matches(status, error)) {
                return row;
            }
        }
        throw new IllegalStateException("Expected a last row for every status, but none matched");
    }

    /** Whether an HTML page with that status is not the org's API speaking. */
    public static boolean isOfAnotherHost(int status) {
        return PAGE.matches(status, null)
                && !OWN_STATUSES.contains(status)
                && !(status >= 300 && status <= 399);
    }

    /** Codes that are about the org, the host, the user or the app, whatever was asked. */
    private static Stream<FaultRow> ofOrg() {
        return Stream.of(
                        codes(
                                NOT_EXECUTED,
                                "",
                                "ORG_IN_MAINTENANCE",
                                "ORG_IS_SIGNING_UP",
                                "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE",
                                "SSO_SERVICE_DOWN"),
                        codes(BUSY, "", "TOO_MANY_APEX_REQUESTS"),
                        codes(SESSION, "", "INVALID_SESSION_ID", "INVALID_AUTH_HEADER"),
                        codes(
                                CONFIGURATION,
                                MY_DOMAIN,
                                "URL_NOT_RESET",
                                "ORG_NOT_OWNED_BY_INSTANCE",
                                "INVALID_SSO_GATEWAY_URL"),
                        codes(
                                CONFIGURATION,
                                USER,
                                "INVALID_LOGIN",
                                "INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
                                "PASSWORD_LOCKOUT",
                                "PORTAL_NO_ACCESS",
                                "LOGIN_"),
                        codes(
                                CONFIGURATION,
                                APP,
                                "INVALID_CLIENT",
                                "UNSUPPORTED_CLIENT",
                                "CLIENT_NOT_ACCESSIBLE_FOR_USER",
                                "CLIENT_REQUIRE_UPDATE_FOR_USER"),
                        codes(CONFIGURATION, VOICE, "FUNCTIONALITY_NOT_ENABLED"),
                        codes(CONFIGURATION, CLIENT_CERTIFICATE, "MUTUAL_AUTHENTICATION_FAILED"),
                        codes(CONFIGURATION, PACKAGE, "UNSUPPORTED_API_VERSION"),
                        codes(
                                CONFIGURATION,
                                ASK_SALESFORCE,
                                "API_DISABLED_FOR_ORG",
                                "API_CURRENTLY_DISABLED",
                                "TRIAL_EXPIRED",
                                "ORG_",
                                "ORGANIZATION_"))
                .flatMap(rows -> rows);
    }

    private static Stream<FaultRow> ofStatus() {
        return Stream.of(
                row(300, 399, null, CONFIGURATION, MY_DOMAIN),
                row(401, 401, null, SESSION, ""),
                new FaultRow(
                        400,
                        599,
                        LIMIT,
                        "TotalRequests",
                        QUOTA_GONE,
                        "the daily API quota of the org is used up"),
                row(400, 599, LIMIT, BUSY, ""),
                row(
                        403,
                        403,
                        null,
                        CONFIGURATION,
                        "Setup > Permission Sets: give the integration user one with Apex class"
                                + " access to package cisco_wxcc_scv, and the permission API"
                                + " Enabled"),
                row(404, 405, null, CONFIGURATION, PACKAGE),
                row(407, 407, null, CONFIGURATION, PROXY_LOGIN),
                row(408, 408, null, ORG_DOWN, ""),
                row(410, 410, null, CONFIGURATION, PACKAGE),
                row(420, 420, null, ORG_DOWN, ""),
                row(421, 421, null, CONFIGURATION, MY_DOMAIN),
                row(429, 429, null, BUSY, ""));
    }

    private static Stream<FaultRow> codes(OrgFault fault, String advice, String... errorCodes) {
        return Stream.of(errorCodes).map(code -> row(300, 599, code, fault, advice));
    }

    private static FaultRow row(
            int from, int to, @Nullable String errorCode, OrgFault fault, String advice) {
        return new FaultRow(from, to, errorCode, null, fault, advice);
    }
}
