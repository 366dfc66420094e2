package dev.tandem.salesforce.token;

import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.settings.OrgCredentials.ClientCredentials;
import dev.tandem.salesforce.settings.OrgCredentials.JwtBearer;
import dev.tandem.salesforce.token.TokenFaultRow.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classifies the token endpoint's errors, with the Setup page to change. Codes are OAuth's (RFC
 * 6749) and those of Salesforce's pages on the OAuth flows; descriptions are Salesforce's. The
 * first row that matches applies; an error without a row is a temporary fault.
 */
final class TokenFaults {
    private static final String POLICIES = "Setup > External Client Apps Manager > Edit Policies: ";
    private static final String SETTINGS = "Setup > External Client Apps Manager > Edit Settings: ";
    private static final String APPROVE =
            POLICIES
                    + "set Permitted Users to 'Admin approved users are pre-authorized' and select"
                    + " a permission set that the user of username has";
    private static final String CERTIFICATE =
            SETTINGS + "upload the certificate that belongs to private-key-file, or put its key in";
    private static final String CONSUMER_KEY =
            "set client-id to the consumer key of the External Client App, and see that the app is"
                    + " in the org of token-url";
    private static final String SECRET =
            SETTINGS + "put the app's present consumer secret into client-secret-file";
    private static final String MY_DOMAIN =
            "set instance-url, and token-url where it is set, to the org's own My Domain"
                    + " (Setup > My Domain)";
    private static final String RUN_AS =
            POLICIES
                    + "select Enable Client Credentials Flow and name the integration user in Run"
                    + " As";

    static final List<TokenFaultRow> ROWS =
            List.of(
                    new TokenFaultRow(
                            null,
                            "login rate exceeded",
                            null,
                            Kind.LOGIN_RATE,
                            "Salesforce takes no more logins of this user for up to an hour: see in"
                                    + " Setup > Login History what else signs in so often"),
                    row(null, "not supported on this domain", null, MY_DOMAIN),
                    row("invalid_grant", "approved", null, APPROVE),
                    row(
                            "invalid_grant",
                            "audience",
                            null,
                            "set audience to https://login.salesforce.com, for a sandbox to"
                                    + " https://test.salesforce.com, for a site to its URL"),
                    new TokenFaultRow(
                            "invalid_grant", "assertion", null, Kind.ASSERTION, CERTIFICATE),
                    new TokenFaultRow("invalid_assertion", null, null, Kind.ASSERTION, CERTIFICATE),
                    row(
                            "invalid_grant",
                            "ip restricted",
                            null,
                            POLICIES + "relax IP Relaxation, or allow this machine's address"),
                    row("invalid_grant", null, ClientCredentials.class, RUN_AS),
                    row(
                            "invalid_grant",
                            null,
                            JwtBearer.class,
                            "check username and audience, and in " + APPROVE),
                    row("invalid_client_id", null, null, CONSUMER_KEY),
                    row("invalid_client", "identifier", null, CONSUMER_KEY),
                    row("invalid_client", null, ClientCredentials.class, SECRET),
                    new TokenFaultRow(
                            "invalid_client",
                            null,
                            JwtBearer.class,
                            Kind.ASSERTION,
                            CERTIFICATE + "; client-id must be the consumer key of that app"),
                    row("unsupported_grant_type", null, JwtBearer.class, jwtBearer()),
                    row("unsupported_grant_type", null, ClientCredentials.class, RUN_AS),
                    row("unauthorized_client", null, JwtBearer.class, jwtBearer()),
                    row("unauthorized_client", null, ClientCredentials.class, RUN_AS),
                    row("invalid_app_access", null, null, APPROVE),
                    row(
                            "inactive_user",
                            null,
                            null,
                            "Setup > Users: activate and unfreeze the integration user"),
                    row("inactive_org", null, null, "the org is locked or closed: ask Salesforce"),
                    row("invalid_request", null, null, MY_DOMAIN));

    private TokenFaults() {}

    /** The row for that error, or null where only waiting helps. */
    static @Nullable TokenFaultRow rowOf(
            @Nullable String error, @Nullable String description, OrgCredentials auth) {
        return error == null
                ? null
                : ROWS.stream()
                        .filter(row -> row.matches(error, description, auth))
                        .findFirst()
                        .orElse(null);
    }

    private static String jwtBearer() {
        return SETTINGS + "select Enable JWT Bearer Flow and upload the certificate";
    }

    private static TokenFaultRow row(
            @Nullable String error,
            @Nullable String descriptionPart,
            @Nullable Class<? extends OrgCredentials> flow,
            String advice) {
        return new TokenFaultRow(error, descriptionPart, flow, Kind.CONFIGURATION, advice);
    }
}
