package dev.tandem.salesforce;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a URL of an org may lead. A token, and what gets one, must go to nobody but Salesforce and
 * never in the clear; only a simulator on this machine is spoken to without TLS.
 */
public enum UrlRule {
    /**
     * The org's My Domain, or this machine: for calls, which any other host answers with 401, and
     * for client credentials, which no other host takes.
     */
    MY_DOMAIN,
    /** Any host, by https: {@code login.salesforce.com} takes signed assertions too. */
    ANY_HOST;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String SALESFORCE = ".my.salesforce.com";
    private static final String NO_URL =
            "it must be a URL such as https://<name>.my.salesforce.com.";

    /**
     * What is wrong with the URL, going on after "… is '&lt;url&gt;', but "; empty when nothing is.
     */
    public Optional<String> faultOf(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException unreadable) {
            return Optional.of(NO_URL);
        }
        String scheme = lowerCase(uri.getScheme());
        String host = lowerCase(uri.getHost());
        if (host.isEmpty()
                || uri.getRawUserInfo() != null
                || !Set.of("http", "https").contains(scheme)) {
            return Optional.of(NO_URL);
        }
        if (LOOPBACK.contains(host)) {
            return Optional.empty();
        }
        if (!scheme.equals("https")) {
            return Optional.of("it must begin with https:// unless its host is this machine.");
        }
        return this == ANY_HOST || host.endsWith(SALESFORCE)
                ? Optional.empty()
                : Optional.of("its host must end in .my.salesforce.com, or be this machine.");
    }

    private static String lowerCase(@Nullable String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }
}
