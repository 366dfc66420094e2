package dev.tandem.dispatch.settings;

import dev.tandem.channels.ChannelProperties;
import dev.tandem.wire.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The outgoing channels of the dispatcher. They are two, because a channel hands its records to the
 * producer one after another: results do not wait while a dead letter waits for the metadata of its
 * topic.
 */
@Singleton
public final class DispatcherChannels {
    public static final String RESULTS = "salesforce-results";
    public static final String DEAD_LETTERS = "unreadable-commands";

    /** How long a producer tries to deliver one record. */
    public static final Duration DELIVERED_WITHIN = Duration.ofSeconds(15);

    private static final int MAX_IN_FLIGHT = 10_000;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MAX_BLOCK = Duration.ofSeconds(5);

    @Produces
    @Singleton
    @Identifier(RESULTS)
    Map<String, Object> results(Topics topics) {
        return outgoing(topics.prefix() + "dispatcher-results");
    }

    @Produces
    @Singleton
    @Identifier(DEAD_LETTERS)
    Map<String, Object> deadLetters(Topics topics) {
        return outgoing(topics.prefix() + "dispatcher-dead-letters");
    }

    private static Map<String, Object> outgoing(String clientId) {
        return ChannelProperties.outgoing(clientId, MAX_IN_FLIGHT)
                .with(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT.toMillis())
                .with(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERED_WITHIN.toMillis())
                .with(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis())
                .asMap();
    }
}
