package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.values.TandemConfiguration.InstanceConfiguration;
import dev.tandem.cluster.InstanceAddress;
import dev.tandem.security.AccessKeys;
import org.jspecify.annotations.Nullable;

/** Reads how other instances and operators reach this instance. */
final class InstanceSection {
    private static final String URL = "tandem.instance.url";
    private static final String KEYS_FILE = "tandem.console.keys-file";
    private static final String PROVIDER = "quarkus.oidc.auth-server-url";
    private static final String LOGINS = "quarkus.oidc.tenant-enabled";

    private final KeyReader keys;

    InstanceSection(KeyReader keys) {
        this.keys = keys;
    }

    InstanceConfiguration read() {
        return new InstanceConfiguration(
                address(),
                AccessKeysReader.file(keys, KEYS_FILE, AccessKeys::parseWithRoles).orElse(null),
                logins());
    }

    /** Keys of Quarkus, checked before it starts: it ends with an exception where one is wrong. */
    private boolean logins() {
        String provider = keys.text(PROVIDER).orElse(null);
        if (provider == null || keys.text(LOGINS).orElse("").equals("false")) {
            return false;
        }
        if (!provider.matches("https?://[^/@\\s]+(/\\S*)?")) {
            keys.faults()
                    .say(
                            PROVIDER,
                            "it must be the https URL of the OpenID Connect provider, in front of"
                                    + " /.well-known/openid-configuration.");
        }
        keys.required(
                "quarkus.oidc.client-id",
                "set it to the name that the provider knows Tandem by, as "
                        + PROVIDER
                        + " is set.");
        return true;
    }

    private @Nullable InstanceAddress address() {
        String url = keys.text(URL).orElse(null);
        if (url == null) {
            return null;
        }
        try {
            return InstanceAddress.of(url);
        } catch (IllegalArgumentException e) {
            keys.faults()
                    .wrong(
                            URL,
                            url,
                            "it must be http://host:port or https://host:port and nothing more:"
                                    + " where the other instances reach this one.");
            return null;
        }
    }
}
