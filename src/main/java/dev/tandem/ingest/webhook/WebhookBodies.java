package dev.tandem.ingest.webhook;

import dev.tandem.http.problem.BodyLimit;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Reads no more of a webhook's body than configured. */
@ApplicationScoped
public class WebhookBodies {
    private final WebhookSettings settings;
    private final WebhookMetrics metrics;

    @Inject
    public WebhookBodies(WebhookSettings settings, WebhookMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    void limit(@Observes Router router) {
        BodyLimit.set(
                router,
                WebhookResource.PATH,
                settings.maxBodySize(),
                new BodyLimit.Refusals() {
                    @Override
                    public void tooLarge() {
                        metrics.answered(WebhookOutcome.TOO_LARGE);
                    }

                    @Override
                    public void encoded() {
                        metrics.answered(WebhookOutcome.ENCODED);
                    }
                });
    }
}
