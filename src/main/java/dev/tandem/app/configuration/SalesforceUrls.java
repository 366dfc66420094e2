package dev.tandem.app.configuration;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the URLs of an org. A token must go to nobody but Salesforce, and never in the clear; only
 * a simulator on this machine is spoken to without TLS.
 */
final class SalesforceUrls {
    private static final String SALESFORCE_HOST = ".my.salesforce.com";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final KeyReader keys;

    SalesforceUrls(KeyReader keys) {
        this.keys = keys;
    }

    /** Empty when it is missing or broken; that is noted. */
    Optional<String> instanceUrl(String key) {
        String value =
                keys.required(
                        key, "set it to the org's My Domain, https://<name>.my.salesforce.com.");
        return value.isEmpty() ? Optional.empty() : checked(key, value, SALESFORCE_HOST);
    }

    /** Empty when it is not set, or broken; the latter is noted. */
    Optional<String> tokenUrl(String key) {
        return keys.text(key).flatMap(value -> checked(key, value, ""));
    }

    private Optional<String> checked(String key, String value, String hostEnd) {
        Optional<String> broken = brokenRule(value, hostEnd);
        broken.ifPresent(rule -> keys.faults().wrong(key, value, rule));
        return broken.isPresent() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<String> brokenRule(String value, String hostEnd) {
        URI url;
        try {
            url = URI.create(value);
        } catch (IllegalArgumentException e) {
            return Optional.of("it must be a URL such as https://<name>.my.salesforce.com.");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty()
                || url.getRawUserInfo() != null
                || !Set.of("http", "https").contains(scheme)) {
            return Optional.of("it must be a URL such as https://<name>.my.salesforce.com.");
        }
        if (LOOPBACK.contains(host)) {
            return Optional.empty();
        }
        if (!scheme.equals("https")) {
            return Optional.of("it must begin with https:// unless its host is this machine.");
        }
        return host.endsWith(hostEnd)
                ? Optional.empty()
                : Optional.of("its host must end in .my.salesforce.com, or be this machine.");
    }
}
