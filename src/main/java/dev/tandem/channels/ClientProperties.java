package dev.tandem.channels;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Hands each channel's Kafka client its properties as they were written. The connector reads
 * numbers first, which makes another password of {@code 0123} and a decimal fraction of a long
 * time.
 *
 * <p>It gives the producer its retries back, too: the connector has one attribute {@code retries}
 * for its own attempts and for the producer's, 0 turns both off, and an idempotent producer refuses
 * to start without.
 */
@Singleton
public final class ClientProperties implements ClientCustomizer<Map<String, Object>> {
    @Override
    public Map<String, Object> customize(
            String channel, Config channelConfig, Map<String, Object> client) {
        for (String name : List.copyOf(client.keySet())) {
            // The connector decides these two: it adds a prefix, or makes one up.
            if (!name.equals(ProducerConfig.CLIENT_ID_CONFIG)
                    && !name.equals(ConsumerConfig.GROUP_ID_CONFIG)) {
                channelConfig
                        .getOptionalValue(name, String.class)
                        .ifPresent(written -> client.put(name, written));
            }
        }
        Object retries = client.remove(ChannelProperties.PRODUCER_RETRIES);
        if (retries != null) {
            client.put(ProducerConfig.RETRIES_CONFIG, retries);
        }
        return client;
    }
}
