package dev.tandem.ops;

import dev.tandem.ingest.EventRecorder;
import dev.tandem.process.InteractionStreams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the topics are there as they must be, and the producer reaches the broker. */
@Singleton
@Readiness
public class WebhooksCanBeTaken implements HealthCheck {
    private final InteractionStreams streams;
    private final EventRecorder recorder;

    @Inject
    public WebhooksCanBeTaken(InteractionStreams streams, EventRecorder recorder) {
        this.streams = streams;
        this.recorder = recorder;
    }

    @Override
    public HealthCheckResponse call() {
        boolean topics = streams.topicsReady();
        boolean broker = recorder.producerHealthy();
        return HealthCheckResponse.named("webhooks can be taken")
                .status(topics && broker)
                .withData("topics", topics ? "there" : "not checked yet, or they do not fit")
                .withData("broker", broker ? "reached" : "not reached")
                .withData("state machines", StreamsWords.of(streams.status()))
                .build();
    }
}
