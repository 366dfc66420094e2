package dev.tandem.process;

import dev.tandem.kafka.ClientMetrics;
import dev.tandem.process.monitor.StreamsFault;
import dev.tandem.process.monitor.StreamsStatus;
import dev.tandem.process.query.InteractionQueries;
import dev.tandem.process.settings.ProcessSettings;
import dev.tandem.process.store.RocksMemory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka Streams client, from its creation to its close. A client that fails is closed and
 * replaced; no thread is replaced in it. Kafka Streams starts the new thread while the dead one
 * still closes its tasks, and keeps the locks of the task directories in a table of the client. A
 * thread that takes such a lock just after the other one has deleted the directory, and cannot
 * create it again because the disk is full, dies without releasing the lock; the partition then
 * stays locked until the client is closed.
 */
final class StreamsClient {

    /**
     * Why the client has to be closed.
     *
     * @param fault the exception, null when none was thrown
     */
    record End(String why, @Nullable Throwable fault) {}

    private final KafkaStreams streams;
    private final RocksMemory memory;
    private final ClientMetrics.Binding metrics;
    private final InteractionQueries queries;
    private final CompletableFuture<End> end = new CompletableFuture<>();

    StreamsClient(
            KafkaStreams streams,
            RocksMemory memory,
            ClientMetrics.Binding metrics,
            InteractionQueries queries) {
        this.metrics = metrics;
        this.streams = streams;
        this.memory = memory;
        this.queries = queries;
    }

    InteractionQueries queries() {
        return queries;
    }

    void start(ProcessSettings settings, StreamsLifecycle life) {
        streams.setStateListener((to, _) -> follow(to, life));
        streams.setUncaughtExceptionHandler(fault -> {
            end(new End(StreamsFault.words(fault, settings.stateDirectory()), fault));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
    }

    private void follow(KafkaStreams.State state, StreamsLifecycle life) {
        switch (state) {
            case RUNNING -> life.transition(new StreamsStatus.Running());
            case CREATED, REBALANCING -> life.transition(new StreamsStatus.Starting());
            case ERROR, NOT_RUNNING -> end(new End("Kafka Streams stopped by itself", null));
            case PENDING_SHUTDOWN, PENDING_ERROR -> {
                // Followed by one of the two above.
            }
        }
    }

    /** Makes {@link #awaitEnd} return; of several reasons the first one counts. */
    void end(End reason) {
        end.complete(reason);
    }

    End awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected an end of the client, but got none", e);
        }
    }

    /**
     * Commits and stops.
     *
     * @return false when its threads did not end in time: then the state directory stays locked
     */
    boolean close(Duration atMost) {
        metrics.close();
        boolean closed = streams.close(atMost);
        if (closed) {
            memory.close();
        }
        return closed;
    }
}
