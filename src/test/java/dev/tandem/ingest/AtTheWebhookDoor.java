package dev.tandem.ingest;

import static org.awaitility.Awaitility.await;

import dev.tandem.ingest.webhook.CountedWebhooks;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the door need: a caller that posts, once Kafka takes events. */
public abstract class AtTheWebhookDoor {
    @TestHTTPResource("/")
    public URI server;

    public @Inject IngestWorld world;
    public @Inject CountedWebhooks metrics;
    @Inject EventRecorder recorder;

    public WebhookCaller webex;

    @BeforeEach
    void kafkaTakesEvents() {
        webex = new WebhookCaller(server);
        await().until(recorder::producerHealthy);
    }
}
