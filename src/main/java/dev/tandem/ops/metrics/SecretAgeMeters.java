package dev.tandem.ops.metrics;

import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.security.ConsoleSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The age of each secret, so that a rotation is not forgotten. Files of keys are looked at every
 * few seconds, because their lines come and go.
 */
@Startup
@Singleton
public class SecretAgeMeters {
    private static final String NO_ORG = "";
    private static final long LOOK_EVERY_SECONDS = 5;

    private final Meters meters;
    private final Map<SecretLineAges, MultiGauge> files = new LinkedHashMap<>();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tandem-secret-ages").factory());

    @Inject
    public SecretAgeMeters(
            MeterRegistry registry,
            WebhookSettings webhook,
            FlowSettings flow,
            ConsoleSettings console,
            SalesforceSettings salesforce) {
        meters = new Meters(registry);
        watch("webhook_secrets", webhook.secretsFile());
        watch("flow_keys", flow.keysFile());
        watch("console_keys", console.keysFile());
        salesforce.orgs().forEach((name, org) -> watch(name, org.auth()));
        look();
        var _ =
                looking.scheduleWithFixedDelay(
                        this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void watch(String label, @Nullable Path file) {
        if (file != null) {
            files.put(new SecretLineAges(file), meters.gauges(MeterName.SECRET_AGE, label, NO_ORG));
        }
    }

    private void watch(String org, OrgCredentials credentials) {
        switch (credentials) {
            case OrgCredentials.JwtBearer jwt -> watch(org, "private_key", jwt.privateKeyFile());
            case OrgCredentials.ClientCredentials client ->
                    watch(org, "client_secret", client.clientSecretFile());
        }
    }

    private void watch(String org, String secret, Path file) {
        meters.gauge(MeterName.SECRET_AGE, () -> ageOf(file), "salesforce", org, secret);
    }

    /** Not a number while the file cannot be read. */
    private static double ageOf(Path file) {
        try {
            return secondsSince(Files.getLastModifiedTime(file).toMillis());
        } catch (IOException unreadable) {
            return Double.NaN;
        }
    }

    private static double secondsSince(long millis) {
        return Math.max(0, System.currentTimeMillis() - millis) / 1000.0;
    }

    /** Looks at the files again. */
    final synchronized void look() {
        files.forEach((ages, gauges) -> {
            if (ages.lookAgain()) {
                gauges.register(
                        ages.since().entrySet().stream()
                                .map(each -> age(each.getKey(), each.getValue()))
                                .toList(),
                        true);
            }
        });
    }

    private static MultiGauge.Row<?> age(String secret, long since) {
        return MultiGauge.Row.of(
                Tags.of(MeterName.SECRET_AGE.tags().getLast(), secret), () -> secondsSince(since));
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    void close() {
        looking.shutdownNow();
    }
}
