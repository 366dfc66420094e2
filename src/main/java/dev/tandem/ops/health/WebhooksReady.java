package dev.tandem.ops.health;

import dev.tandem.ingest.EventRecorder;
import dev.tandem.ops.words.StreamsDescriptions;
import dev.tandem.process.InteractionStreams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: events can be recorded, and recorded events are processed. */
@Singleton
@Readiness
public class WebhooksReady implements HealthCheck {
    private final ProcessHealth health;
    private final InteractionStreams streams;
    private final EventRecorder recorder;

    @Inject
    public WebhooksReady(ProcessHealth health, InteractionStreams streams, EventRecorder recorder) {
        this.health = health;
        this.streams = streams;
        this.recorder = recorder;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("webhooks can be taken")
                .status(
                        health.intakeImpediment().isEmpty()
                                && health.processingImpediment().isEmpty())
                .withData(
                        "topics",
                        streams.topicsReady() ? "there" : "not checked, or with wrong settings")
                .withData("broker", recorder.producerHealthy() ? "reached" : "not reached")
                .withData("state machines", StreamsDescriptions.of(streams.status()))
                .build();
    }
}
