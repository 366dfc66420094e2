package dev.tandem.salesforce.settings;

import java.nio.file.Path;

/** How Tandem proves to an org who it is. Its text forms hold no secret. */
public sealed interface OrgCredentials {

    /** The consumer key of the External Client App. */
    String clientId();

    /** Where the token endpoint may be. */
    UrlRule tokenUrlRule();

    /**
     * OAuth 2.0 JWT bearer: an assertion signed with the private key whose certificate the External
     * Client App holds.
     *
     * @param clientId the consumer key; the assertion's issuer
     * @param username the Salesforce user that calls are made as; the assertion's subject
     * @param audience one full URL, {@code https://login.salesforce.com}, {@code
     *     https://test.salesforce.com} or the site's
     * @param privateKeyFile PEM, PKCS#8 or PKCS#1, not encrypted; read again when it changes
     */
    record JwtBearer(String clientId, String username, String audience, Path privateKeyFile)
            implements OrgCredentials {
        private static final String OWNER = "jwt-bearer";

        public JwtBearer {
            clientId = SettingRules.required(OWNER, "client-id", clientId);
            username = SettingRules.required(OWNER, "username", username);
            audience = SettingRules.required(OWNER, "audience", audience);
            privateKeyFile = SettingRules.requiredFile(OWNER, "private-key-file", privateKeyFile);
        }

        @Override
        public UrlRule tokenUrlRule() {
            return UrlRule.ANY_HOST;
        }
    }

    /**
     * OAuth 2.0 client credentials: the consumer secret of the External Client App. Calls are made
     * as the user whom the app's policies name.
     *
     * @param clientId the consumer key
     * @param clientSecretFile one line with the consumer secret; read again when it changes
     */
    record ClientCredentials(String clientId, Path clientSecretFile) implements OrgCredentials {
        private static final String OWNER = "client-credentials";

        public ClientCredentials {
            clientId = SettingRules.required(OWNER, "client-id", clientId);
            clientSecretFile =
                    SettingRules.requiredFile(OWNER, "client-secret-file", clientSecretFile);
        }

        @Override
        public UrlRule tokenUrlRule() {
            return UrlRule.MY_DOMAIN;
        }
    }
}
