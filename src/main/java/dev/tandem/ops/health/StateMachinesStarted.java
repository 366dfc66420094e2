package dev.tandem.ops.health;

import dev.tandem.ops.words.StreamsDescriptions;
import dev.tandem.process.InteractionStreams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started: the state machines have run once. */
@Singleton
@Startup
public class StateMachinesStarted implements HealthCheck {
    private final InteractionStreams streams;

    @Inject
    public StateMachinesStarted(InteractionStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("state machines have run")
                .status(streams.ranOnce())
                .withData("now", StreamsDescriptions.of(streams.status()))
                .build();
    }
}
