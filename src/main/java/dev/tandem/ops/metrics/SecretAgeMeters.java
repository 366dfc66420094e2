package dev.tandem.ops.metrics;

import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.security.ConsoleSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The ages of the files that hold secrets, so that a rotation is not forgotten. */
@Startup
@Singleton
public class SecretAgeMeters {
    private static final String NO_ORG = "";

    private final Meters meters;

    @Inject
    public SecretAgeMeters(
            MeterRegistry registry,
            WebhookSettings webhook,
            FlowSettings flow,
            ConsoleSettings console,
            SalesforceSettings salesforce) {
        meters = new Meters(registry);
        watch("webhook_secrets", NO_ORG, webhook.secretsFile());
        watch("flow_keys", NO_ORG, flow.keysFile());
        watch("console_keys", NO_ORG, console.keysFile());
        salesforce.orgs().forEach((name, org) -> watch("salesforce", name, fileOf(org.auth())));
    }

    private static Path fileOf(OrgCredentials credentials) {
        return switch (credentials) {
            case OrgCredentials.JwtBearer jwt -> jwt.privateKeyFile();
            case OrgCredentials.ClientCredentials client -> client.clientSecretFile();
        };
    }

    private void watch(String what, String org, @Nullable Path file) {
        if (file != null) {
            meters.gauge(MeterName.SECRET_AGE, () -> ageInSeconds(file), what, org);
        }
    }

    /** Not a number while the file cannot be read. */
    private static double ageInSeconds(Path file) {
        try {
            long changed = Files.getLastModifiedTime(file).toMillis();
            return Math.max(0, System.currentTimeMillis() - changed) / 1000.0;
        } catch (IOException unreadable) {
            return Double.NaN;
        }
    }
}
