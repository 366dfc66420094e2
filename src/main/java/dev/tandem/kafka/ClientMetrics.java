package dev.tandem.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Exports the metrics that Kafka's clients keep of themselves: lag, rates, latencies, rebalances.
 * For clients that live as long as their owner and have a fixed {@code client.id}, which becomes a
 * label: a client that is made for one question would add series each time.
 */
public interface ClientMetrics {

    /** The metrics of one client; closed before its client is. */
    interface Binding extends AutoCloseable {
        Binding NONE = () -> {};

        /** Removes the client's series. Closing again changes nothing. */
        @Override
        void close();
    }

    /** Exports nothing. */
    ClientMetrics NONE =
            new ClientMetrics() {
                @Override
                public Binding bind(Consumer<?, ?> consumer) {
                    return Binding.NONE;
                }

                @Override
                public Binding bind(Producer<?, ?> producer) {
                    return Binding.NONE;
                }

                @Override
                public Binding bind(Admin admin) {
                    return Binding.NONE;
                }

                @Override
                public Binding bind(KafkaStreams streams) {
                    return Binding.NONE;
                }
            };

    Binding bind(Consumer<?, ?> consumer);

    Binding bind(Producer<?, ?> producer);

    Binding bind(Admin admin);

    /** Also binds the consumers, producers and the admin client inside. */
    Binding bind(KafkaStreams streams);
}
