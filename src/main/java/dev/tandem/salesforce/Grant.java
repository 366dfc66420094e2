package dev.tandem.salesforce;

import jakarta.ws.rs.core.Form;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.function.Supplier;

/** How an org is asked for a token, with what proves who asks. */
sealed interface Grant {

    /** The settings that it is made of. */
    OrgAuth auth();

    /**
     * The form to post.
     *
     * @throws IllegalArgumentException when the key or secret cannot be read, in words that name
     *     the file
     */
    Form form(Clock clock);

    /** With key or secret from its file. */
    static Grant of(OrgAuth auth) {
        return switch (auth) {
            case OrgAuth.JwtBearer jwt ->
                    new Signed(jwt, () -> PrivateKeyFile.read(jwt.privateKeyFile()));
            case OrgAuth.ClientCredentials credentials ->
                    new WithSecret(
                            credentials,
                            () -> ClientSecretFile.read(credentials.clientSecretFile()));
        };
    }

    /** A freshly signed assertion. */
    record Signed(OrgAuth.JwtBearer auth, Supplier<PrivateKey> key) implements Grant {
        @Override
        public Form form(Clock clock) {
            return JwtAssertion.form(auth, key.get(), clock);
        }
    }

    /** The consumer secret. */
    record WithSecret(OrgAuth.ClientCredentials auth, Supplier<String> secret) implements Grant {
        @Override
        public Form form(Clock clock) {
            return new Form("grant_type", "client_credentials")
                    .param("client_id", auth.clientId())
                    .param("client_secret", secret.get());
        }
    }
}
