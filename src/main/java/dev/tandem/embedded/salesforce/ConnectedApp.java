package dev.tandem.embedded.salesforce;

import java.security.PublicKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An External Client App as an administrator sets it up in the org.
 *
 * @param consumerKey names the app: {@code iss} of an assertion, {@code client_id} otherwise
 * @param certificateKey verifies assertions; null when the app has no certificate
 * @param users the user names that are approved for it
 * @param audiences what {@code aud} may be
 * @param clientSecret allows the client credentials flow; null when that is off
 */
public record ConnectedApp(
        String consumerKey,
        @Nullable PublicKey certificateKey,
        Set<String> users,
        Set<String> audiences,
        @Nullable String clientSecret) {

    /** What production orgs and sandboxes take as audience. */
    public static final Set<String> SALESFORCE_AUDIENCES =
            Set.of("https://login.salesforce.com", "https://test.salesforce.com");

    public ConnectedApp {
        users = Set.copyOf(users);
        audiences = Set.copyOf(audiences);
    }

    /** An app for signed assertions of one user, with Salesforce's audiences. */
    public static ConnectedApp signing(String consumerKey, PublicKey key, String user) {
        return new ConnectedApp(consumerKey, key, Set.of(user), SALESFORCE_AUDIENCES, null);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ConnectedApp[consumerKey=" + consumerKey + ", users=" + users + "]";
    }
}
