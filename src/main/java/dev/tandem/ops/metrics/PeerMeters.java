package dev.tandem.ops.metrics;

import dev.tandem.ops.words.EnumWords;
import dev.tandem.peers.PeerMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The meters of requests between instances. Every outcome exists from the start. */
@Startup
@Singleton
public class PeerMeters implements PeerMetrics {
    private final Meters meters;
    private final Counter turnedAway;

    @Inject
    public PeerMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        turnedAway = meters.counter(MeterName.INSTANCES_TURNED_AWAY);
        for (Outcome outcome : Outcome.values()) {
            var _ = meters.timer(MeterName.INSTANCES_ASKED, EnumWords.of(outcome));
        }
    }

    @Override
    public void asked(Outcome outcome, Duration took) {
        meters.timer(MeterName.INSTANCES_ASKED, EnumWords.of(outcome)).record(took);
    }

    @Override
    public void turnedAway() {
        turnedAway.increment();
    }
}
