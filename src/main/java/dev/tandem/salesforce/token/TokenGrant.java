package dev.tandem.salesforce.token;

import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.token.CredentialFile.OrgWatch;
import jakarta.ws.rs.core.Form;
import java.security.PrivateKey;
import java.time.Clock;

/** How a token is requested from an org, with the credentials. */
public sealed interface TokenGrant extends AutoCloseable {

    /** The settings that it is made of. */
    OrgCredentials auth();

    /** The form to post. */
    Form form(Clock clock);

    /** Another number after key or secret have changed. */
    int version();

    @Override
    void close();

    /**
     * With key or secret from its file, which is read again when it changes.
     *
     * @throws IllegalArgumentException when the file cannot be used; the message gives the reason
     */
    static TokenGrant of(OrgCredentials auth, OrgWatch watch) {
        return switch (auth) {
            case OrgCredentials.JwtBearer jwt ->
                    new Signed(
                            jwt,
                            CredentialFile.open(
                                    watch,
                                    "private-key-file",
                                    jwt.privateKeyFile(),
                                    PrivateKeyPem::parse));
            case OrgCredentials.ClientCredentials credentials ->
                    new WithSecret(
                            credentials,
                            CredentialFile.open(
                                    watch,
                                    "client-secret-file",
                                    credentials.clientSecretFile(),
                                    ClientSecret::parse));
        };
    }

    /** A freshly signed assertion. */
    record Signed(OrgCredentials.JwtBearer auth, CredentialFile<PrivateKey> key)
            implements TokenGrant {
        @Override
        public Form form(Clock clock) {
            return JwtAssertion.form(auth, key.get(), clock);
        }

        @Override
        public int version() {
            return key.version();
        }

        @Override
        public void close() {
            key.close();
        }
    }

    /** The consumer secret. */
    record WithSecret(OrgCredentials.ClientCredentials auth, CredentialFile<String> secret)
            implements TokenGrant {
        @Override
        public Form form(Clock clock) {
            return new Form("grant_type", "client_credentials")
                    .param("client_id", auth.clientId())
                    .param("client_secret", secret.get());
        }

        @Override
        public int version() {
            return secret.version();
        }

        @Override
        public void close() {
            secret.close();
        }
    }
}
