package dev.tandem.ingest;

import java.time.Duration;

/**
 * How events are recorded.
 *
 * @param acknowledgeWithin how long Kafka may take before the sender gets 503
 */
public record RecorderSettings(Duration acknowledgeWithin) {}
