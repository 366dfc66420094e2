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
    private static final URI NONE = URI.create("https://unset.invalid");
    private static final String SALESFORCE_HOST = ".my.salesforce.com";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final KeyReader keys;

    SalesforceUrls(KeyReader keys) {
        this.keys = keys;
    }

    URI instanceUrl(String key) {
        String value =
                keys.required(
                        key, "set it to the org's My Domain, https://<name>.my.salesforce.com.");
        return checked(key, value);
    }

    URI tokenUrl(String key, URI instanceUrl) {
        Optional<String> value = keys.text(key);
        return value.isPresent()
                ? checked(key, value.get())
                : URI.create(withoutSlash(instanceUrl) + "/services/oauth2/token");
    }

    private URI checked(String key, String value) {
        if (value.isEmpty()) {
            return NONE;
        }
        Optional<String> broken = brokenRule(value);
        broken.ifPresent(rule -> keys.faults().wrong(key, value, rule));
        return broken.isPresent() ? NONE : URI.create(withoutSlash(URI.create(value)));
    }

    private static Optional<String> brokenRule(String value) {
        URI url;
        try {
            url = URI.create(value);
        } catch (IllegalArgumentException e) {
            return Optional.of("it must be a URL such as https://<name>.my.salesforce.com.");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !Set.of("http", "https").contains(scheme)) {
            return Optional.of("it must be a URL such as https://<name>.my.salesforce.com.");
        }
        if (LOOPBACK.contains(host)) {
            return Optional.empty();
        }
        if (!scheme.equals("https")) {
            return Optional.of("it must begin with https:// unless its host is this machine.");
        }
        return host.endsWith(SALESFORCE_HOST)
                ? Optional.empty()
                : Optional.of("its host must end in .my.salesforce.com, or be this machine.");
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
