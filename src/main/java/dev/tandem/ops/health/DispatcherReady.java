package dev.tandem.ops.health;

import dev.tandem.dispatch.CommandDispatcher;
import dev.tandem.ops.words.DispatcherDescriptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down when this process cannot send commands any more; shows the state of the dispatcher. */
@Singleton
@Readiness
public class DispatcherReady implements HealthCheck {
    private final ProcessHealth health;
    private final CommandDispatcher dispatcher;

    @Inject
    public DispatcherReady(ProcessHealth health, CommandDispatcher dispatcher) {
        this.health = health;
        this.dispatcher = dispatcher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("commands can be sent")
                .status(health.dispatchImpediment().isEmpty())
                .withData("dispatcher", DispatcherDescriptions.of(dispatcher.health()))
                .build();
    }
}
