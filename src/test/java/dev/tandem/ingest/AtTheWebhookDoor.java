package dev.tandem.ingest;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the door need: somebody who posts, once Kafka takes events. */
abstract class AtTheWebhookDoor {
    @TestHTTPResource("/")
    URI server;

    @Inject IngestWorld world;
    @Inject CountingMetrics metrics;
    @Inject EventRecorder recorder;

    WebhookCaller webex;

    @BeforeEach
    void kafkaTakesEvents() {
        webex = new WebhookCaller(server);
        await().until(recorder::producerHealthy);
    }
}
