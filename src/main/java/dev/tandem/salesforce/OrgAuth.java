package dev.tandem.salesforce;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How Tandem proves to an org who it is. Its text forms hold no secret. */
public sealed interface OrgAuth {

    /** The consumer key of the External Client App. */
    String clientId();

    /**
     * OAuth 2.0 JWT bearer: an assertion signed with the private key whose certificate the External
     * Client App knows.
     *
     * @param clientId the consumer key; the assertion's issuer
     * @param username the Salesforce user that calls are made as; the assertion's subject
     * @param audience one full URL, {@code https://login.salesforce.com}, {@code
     *     https://test.salesforce.com} or the site's
     * @param privateKeyFile PEM, PKCS#8 or PKCS#1, not encrypted; read again for every assertion
     */
    record JwtBearer(String clientId, String username, String audience, Path privateKeyFile)
            implements OrgAuth {
        public JwtBearer {
            clientId = SettingRules.required("jwt-bearer", "client-id", clientId);
            username = SettingRules.required("jwt-bearer", "username", username);
            audience = SettingRules.required("jwt-bearer", "audience", audience);
            requireFile(privateKeyFile);
        }

        private static void requireFile(@Nullable Path file) {
            if (file == null || file.toString().isBlank()) {
                throw new IllegalArgumentException("jwt-bearer: private-key-file must be set");
            }
        }
    }
}
