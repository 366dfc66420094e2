package dev.tandem.salesforce;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint's errors mean, and what to click. Codes are OAuth's (RFC 6749) and those
 * of Salesforce's page "OAuth 2.0 JWT bearer flow"; every code that is not listed here is taken for
 * a fault that passes.
 */
final class TokenFaults {
    /** What to change, by error code; each a configuration fault. */
    static final Map<String, String> ADVICE =
            Map.of(
                    "invalid_grant",
                    "check username and audience, and approve the user for the External Client App"
                            + " (Setup > External Client App Manager > Policies: Permitted Users ="
                            + " admin approved, with a permission set of that user)",
                    "invalid_client_id",
                    "set client-id to the consumer key of the External Client App",
                    "invalid_client",
                    "set client-id to the consumer key of the External Client App, and give the app"
                            + " the certificate that belongs to private-key-file",
                    "invalid_assertion",
                    "give the External Client App the certificate that belongs to private-key-file",
                    "unsupported_grant_type",
                    "enable the JWT bearer flow in the External Client App's OAuth settings",
                    "unauthorized_client",
                    "enable the JWT bearer flow in the External Client App's OAuth settings",
                    "inactive_user",
                    "activate the Salesforce user of username",
                    "inactive_org",
                    "the org is locked or closed: ask Salesforce",
                    "invalid_request",
                    "check token-url: it must be the token endpoint of the org",
                    "invalid_app_access",
                    "give the Salesforce user of username access to the External Client App");

    private TokenFaults() {}

    /** What to change, or null where nothing helps but waiting. */
    static @Nullable String advice(@Nullable String error) {
        return error == null ? null : ADVICE.get(error);
    }
}
