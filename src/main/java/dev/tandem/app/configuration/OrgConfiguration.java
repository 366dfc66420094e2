package dev.tandem.app.configuration;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Map;

/**
 * One Salesforce org.
 *
 * @param name the configured name
 * @param instanceUrl where its REST services are
 * @param tokenUrl where its tokens come from
 * @param maxConcurrency how many requests it gets at the same time
 * @param timeouts of each request
 * @param deadlines until when each command is worth trying
 */
public record OrgConfiguration(
        String name,
        URI instanceUrl,
        URI tokenUrl,
        Authentication authentication,
        int maxConcurrency,
        Map<CommandKind, Duration> timeouts,
        CommandDeadlines deadlines) {
    public OrgConfiguration {
        timeouts = Map.copyOf(timeouts);
    }

    /** How Tandem shows the org who it is. */
    public sealed interface Authentication {

        /** OAuth 2.0 JWT bearer flow. */
        record JwtBearer(String clientId, String username, String audience, PrivateKey key)
                implements Authentication {
            @Override
            public String toString() {
                return "JwtBearer[clientId=%s, username=%s, audience=%s]"
                        .formatted(clientId, username, audience);
            }
        }

        /** OAuth 2.0 client credentials flow; the secret is the only content of the file. */
        record ClientCredentials(String clientId, Path secretFile) implements Authentication {}
    }
}
