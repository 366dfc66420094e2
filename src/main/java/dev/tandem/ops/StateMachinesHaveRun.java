package dev.tandem.ops;

import dev.tandem.process.InteractionStreams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started: the state machines have been at work once. */
@Singleton
@Startup
public class StateMachinesHaveRun implements HealthCheck {
    private final InteractionStreams streams;

    @Inject
    public StateMachinesHaveRun(InteractionStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("state machines have run")
                .status(streams.ranOnce())
                .withData("now", StreamsWords.of(streams.status()))
                .build();
    }
}
