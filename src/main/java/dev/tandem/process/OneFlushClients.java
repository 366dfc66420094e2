package dev.tandem.process;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka Streams, whose producers flush once in a commit instead of once for each
 * partition.
 *
 * <p>Kafka Streams 4.1 prepares a commit task by task, and has the producer flush in each ({@code
 * RecordCollectorImpl#flush}): as many requests with a state's changes as there are partitions with
 * any, one after the other, each with a question of the broker to its coordinator of transactions,
 * while no input is handled. Then it adds the offsets of all tasks to the transaction, and commits.
 * Here the flush comes right before the offsets, with the changes of all tasks. Where a record was
 * not written, the producer refuses the offsets, as it would have after each flush; so nothing is
 * committed that is not there. What Kafka Streams itself wants to know of a record, it asks after
 * the commit.
 */
final class OneFlushClients implements KafkaClientSupplier {

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new FlushingOnce(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** One of transactions, which is the only kind that exactly-once processing asks for. */
    private static final class FlushingOnce extends KafkaProducer<byte[], byte[]> {
        FlushingOnce(Map<String, Object> config) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
        }

        /** Left to what follows when all tasks are prepared. */
        @Override
        public void flush() {}

        /**
         * Not left to {@code commitTransaction}, which writes what is left, too: where the broker
         * refuses a record meanwhile, it says so after a minute only.
         */
        @Override
        public void sendOffsetsToTransaction(
                Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
            super.flush();
            super.sendOffsetsToTransaction(offsets, group);
        }
    }
}
