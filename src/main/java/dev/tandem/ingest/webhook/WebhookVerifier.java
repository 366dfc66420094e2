package dev.tandem.ingest.webhook;

import dev.tandem.webex.signature.SecretsFile;
import dev.tandem.webex.signature.WebhookSecrets;
import dev.tandem.webex.signature.WebhookVerdict;
import dev.tandem.webex.signature.WebhookVerification;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Verifies webhooks with the configured secrets file, which it keeps live. */
@Startup
@ApplicationScoped
public class WebhookVerifier {
    private static final Logger LOG = Logger.getLogger(WebhookVerifier.class);

    private final @Nullable SecretsFile secretsFile;
    private final WebhookVerification verification;

    /**
     * Opens the secrets file.
     *
     * @throws IllegalArgumentException when there is one that cannot be used
     */
    @Inject
    public WebhookVerifier(WebhookSettings settings, WebhookMetrics metrics, Clock clock) {
        secretsFile =
                settings.secretsFile() == null
                        ? null
                        : SecretsFile.open(settings.secretsFile(), metrics);
        if (secretsFile == null) {
            LOG.warn(
                    "Webhooks are taken unsigned: a client that reaches this address can invent"
                            + " calls. Set tandem.webhook.secrets-file");
        }
        verification =
                new WebhookVerification(
                        secretsFile == null ? () -> WebhookSecrets.NONE : secretsFile,
                        settings.allowUnsigned(),
                        settings.timestampTolerance(),
                        clock,
                        metrics::timestampSkew);
    }

    WebhookVerdict verify(byte[] body, @Nullable String signature, @Nullable String timestamp) {
        return verification.verify(body, signature, timestamp);
    }

    @PreDestroy
    void close() {
        if (secretsFile != null) {
            secretsFile.close();
        }
    }
}
