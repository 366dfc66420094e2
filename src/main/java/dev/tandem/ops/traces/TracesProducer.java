package dev.tandem.ops.traces;

import dev.tandem.telemetry.CallTraces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the traces where {@code quarkus.otel.sdk.disabled=false}, and none otherwise. */
@Singleton
final class TracesProducer {
    private final CallIds ids = new CallIds();

    @Produces
    @Singleton
    IdGenerator idGenerator() {
        return ids;
    }

    @Produces
    @Singleton
    CallTraces traces(
            OpenTelemetry openTelemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return disabled
                ? CallTraces.NONE
                : new OpenTelemetryTraces(openTelemetry.getTracer("dev.tandem"), ids);
    }
}
