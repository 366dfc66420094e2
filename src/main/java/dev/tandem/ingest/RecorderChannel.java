package dev.tandem.ingest;

import dev.tandem.channels.ChannelProperties;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The outgoing channel that all doors share, with what their guarantees rest on. */
@Singleton
final class RecorderChannel {
    static final String NAME = "webex-events";

    /** Far above what 60,000 events/s need at 10 ms, and small against any heap. */
    static final int MAX_RECORDS_IN_FLIGHT = 5_000;

    /** A broker that comes back is found again within half a second. */
    static final Map<String, Object> RECONNECT_SOON =
            Map.of(
                    CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50L,
                    CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L,
                    CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000L,
                    CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2000L);

    /** A producer whose send never blocks: it takes a record or refuses it. */
    @Produces
    @Singleton
    @Identifier(NAME)
    Map<String, Object> properties(RecorderSettings settings) {
        long patience = settings.acknowledgeWithin().toMillis();
        ChannelProperties properties =
                ChannelProperties.outgoing("tandem-doors", MAX_RECORDS_IN_FLIGHT)
                        .with(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0)
                        // What was answered 503 is let go of soon, not two minutes later.
                        .with(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience)
                        .with(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        RECONNECT_SOON.forEach(properties::with);
        return properties.asMap();
    }
}
