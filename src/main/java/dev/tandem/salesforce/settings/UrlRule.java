package dev.tandem.salesforce.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs an org may have. Tokens and credentials must go to Salesforce only and never without
 * TLS; only a simulator on this machine is reached without TLS.
 */
public enum UrlRule {
    /**
     * The org's My Domain, or this machine: for calls, which any other host answers with 401, and
     * for client credentials, which no other host takes.
     */
    MY_DOMAIN,
    /** Any host, by https: {@code login.salesforce.com} takes signed assertions too. */
    ANY_HOST,
    /** The audience of an assertion: a login host or a site, by https; no request goes there. */
    AUDIENCE;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String SALESFORCE = ".my.salesforce.com";
    private static final String NO_URL =
            "it must be a URL such as https://<name>.my.salesforce.com.";

    /**
     * What is wrong with the URL, going on after "… is '&lt;url&gt;', but "; empty when it is
     * valid.
     */
    public Optional<String> faultOf(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException unreadable) {
            return Optional.of(noUrl());
        }
        String scheme = lowerCase(uri.getScheme());
        String host = lowerCase(uri.getHost());
        if (host.isEmpty() || !Set.of("http", "https").contains(scheme)) {
            return Optional.of(noUrl());
        }
        return surplusOf(uri)
                .or(() ->
                        switch (this) {
                            case AUDIENCE -> encrypted(scheme, "");
                            case ANY_HOST -> encryptedAway(scheme, host);
                            case MY_DOMAIN ->
                                    encryptedAway(scheme, host).or(() -> salesforces(host));
                        });
    }

    private String noUrl() {
        return this == AUDIENCE ? "it must be a URL such as https://login.salesforce.com." : NO_URL;
    }

    /** What a base address must not carry: it would be lost, or end up in the middle of others. */
    private static Optional<String> surplusOf(URI uri) {
        if (uri.getRawUserInfo() != null) {
            return Optional.of("it must not hold a user or a password.");
        }
        return uri.getRawQuery() != null || uri.getRawFragment() != null
                ? Optional.of("it must not have a query (?) or a fragment (#).")
                : Optional.empty();
    }

    private static Optional<String> encryptedAway(String scheme, String host) {
        return LOOPBACK.contains(host)
                ? Optional.empty()
                : encrypted(scheme, " unless its host is this machine");
    }

    private static Optional<String> encrypted(String scheme, String exception) {
        return scheme.equals("https")
                ? Optional.empty()
                : Optional.of("it must begin with https://" + exception + ".");
    }

    private static Optional<String> salesforces(String host) {
        return LOOPBACK.contains(host) || host.endsWith(SALESFORCE)
                ? Optional.empty()
                : Optional.of("its host must end in .my.salesforce.com, or be this machine.");
    }

    /**
     * The same for the address that the paths of requests are appended to.
     *
     * @param url as for {@link #faultOf}
     */
    public Optional<String> faultOfBase(String url) {
        return faultOf(url)
                .or(() -> {
                    String path = URI.create(url).getRawPath();
                    return path == null || path.isEmpty() || path.equals("/")
                            ? Optional.empty()
                            : Optional.of(
                                    "it must end with the host: the path " + path + " must go.");
                });
    }

    private static String lowerCase(@Nullable String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }
}
