package dev.tandem.ops;

import dev.tandem.process.dispatch.CommandDispatcher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down where this process will never send a command again; else says how the dispatcher is. */
@Singleton
@Readiness
public class CommandsCanBeSent implements HealthCheck {
    private final ProcessHealth health;
    private final CommandDispatcher dispatcher;

    @Inject
    public CommandsCanBeSent(ProcessHealth health, CommandDispatcher dispatcher) {
        this.health = health;
        this.dispatcher = dispatcher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("commands can be sent")
                .status(health.dispatchImpediment().isEmpty())
                .withData("dispatcher", DispatcherWords.of(dispatcher.health()))
                .build();
    }
}
