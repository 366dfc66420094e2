package dev.tandem.salesforce;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that several settings share; each refusal is a sentence naming setting and rule. */
final class SettingRules {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String SALESFORCE = ".my.salesforce.com";

    private SettingRules() {}

    static String required(String owner, String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(owner + ": " + setting + " must be set");
        }
        return value.strip();
    }

    /**
     * Calls go to a My Domain host over https only: any other host answers 401, and would be handed
     * the token. A simulator on this machine may speak plain http.
     *
     * @return the URL without a slash at its end
     * @throws IllegalArgumentException when it is anything else
     */
    static String instanceUrl(String owner, String setting, @Nullable String value) {
        String url = required(owner, setting, value);
        URI uri = uri(owner, setting, url);
        if (!isLoopback(uri) && !isMyDomain(uri)) {
            throw new IllegalArgumentException(
                    owner
                            + ": "
                            + setting
                            + " must be https://<my-domain>.my.salesforce.com (or http on"
                            + " localhost, for a simulator), but is "
                            + url);
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Tokens are asked for over https only, or from a simulator on this machine. */
    static String tokenUrl(String owner, String value) {
        URI uri = uri(owner, "token-url", value);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        if (!secure && !isLoopback(uri)) {
            throw new IllegalArgumentException(
                    owner + ": token-url must be https (or http on localhost), but is " + value);
        }
        return value;
    }

    private static boolean isMyDomain(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getHost().toLowerCase(Locale.ROOT).endsWith(SALESFORCE);
    }

    private static boolean isLoopback(URI uri) {
        return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && LOOPBACK.contains(uri.getHost());
    }

    private static URI uri(String owner, String setting, String value) {
        try {
            return new URI(value.strip());
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException(
                    owner + ": " + setting + " must be a URL, but is " + value, unreadable);
        }
    }
}
