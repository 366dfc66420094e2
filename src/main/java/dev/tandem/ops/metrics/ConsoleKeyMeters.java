package dev.tandem.ops.metrics;

import dev.tandem.ops.console.InteractionChanges;
import dev.tandem.security.AccessKeys;
import dev.tandem.security.ConsoleKeyMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The meters of the console's keys file and of those who follow the calls. */
@Singleton
public class ConsoleKeyMeters implements ConsoleKeyMetrics, InteractionChanges.Metrics {
    private final Meters meters;
    private final Counter unusable;

    @Inject
    public ConsoleKeyMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        meters.level(MeterName.CONSOLE_KEYS, 0);
        meters.level(MeterName.CONSOLE_LISTENERS, 0);
        unusable = meters.counter(MeterName.CONSOLE_KEYS_UNUSABLE);
    }

    @Override
    public void taken(AccessKeys keys) {
        meters.level(MeterName.CONSOLE_KEYS, keys.size());
    }

    @Override
    public void listening(int listeners) {
        meters.level(MeterName.CONSOLE_LISTENERS, listeners);
    }

    @Override
    public void unusable(String complaint) {
        unusable.increment();
    }
}
