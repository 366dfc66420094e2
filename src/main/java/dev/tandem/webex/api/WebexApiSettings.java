package dev.tandem.webex.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How Webex's APIs are reached.
 *
 * @param baseUrl of the region, e.g. {@code https://api.wxcc-us1.cisco.com}
 * @param tokenUrl where tokens are renewed
 * @param login how tokens are had
 */
public record WebexApiSettings(URI baseUrl, URI tokenUrl, Login login) {
    private static final URI TOKENS = URI.create("https://webexapis.com/v1/access_token");

    /** How tokens are had. */
    public sealed interface Login {
        /** An access token in a file, which something else renews. */
        record TokenFile(Path file) implements Login {}

        /**
         * An integration or service app, whose refresh token renews itself.
         *
         * @param refreshTokenFile holds the newest one; it is written after each renewal
         */
        record Refresh(String clientId, Path clientSecretFile, Path refreshTokenFile)
                implements Login {}
    }

    /** The settings with Webex's own token address; a simulated Webex has its own. */
    public static WebexApiSettings of(URI baseUrl, Login login) {
        return new WebexApiSettings(
                baseUrl, isLoopback(baseUrl) ? baseUrl.resolve("/v1/access_token") : TOKENS, login);
    }

    private static boolean isLoopback(URI url) {
        @Nullable String host = url.getHost();
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
