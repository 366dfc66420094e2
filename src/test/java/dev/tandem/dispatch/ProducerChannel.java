package dev.tandem.dispatch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * An outgoing channel without the connector: a producer sends each record. The tests of the
 * packaged program use the connector.
 */
record ProducerChannel(Producer<byte[], byte[]> producer)
        implements Emitter<ProducerRecord<byte[], byte[]>> {
    @Override
    public CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        var _ =
                producer.send(
                        record,
                        (_, failure) -> {
                            if (failure == null) {
                                acknowledged.complete(null);
                            } else {
                                acknowledged.completeExceptionally(failure);
                            }
                        });
        return acknowledged;
    }

    @Override
    public <M extends Message<? extends ProducerRecord<byte[], byte[]>>> void send(M message) {
        send(message.getPayload());
    }

    @Override
    public void complete() {
        producer.close();
    }

    @Override
    public void error(Exception failure) {
        producer.close();
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean hasRequests() {
        return true;
    }
}
