package dev.tandem.ops.health;

import dev.tandem.dispatch.CommandDispatcher;
import dev.tandem.dispatch.DispatcherHealth;
import dev.tandem.ingest.EventRecorder;
import dev.tandem.ops.words.DispatcherDescriptions;
import dev.tandem.ops.words.StreamsDescriptions;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.monitor.StreamsStatus;
import dev.tandem.process.topics.TopicFault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether this process can do its work, and why not. Readiness consists of the three impediments,
 * each of which may pass. What is {@linkplain #lost lost} does not come back in this process, which
 * therefore ends.
 */
@Singleton
public class ProcessHealth {
    private final InteractionStreams streams;
    private final CommandDispatcher dispatcher;
    private final EventRecorder recorder;

    @Inject
    public ProcessHealth(
            InteractionStreams streams, CommandDispatcher dispatcher, EventRecorder recorder) {
        this.streams = streams;
        this.dispatcher = dispatcher;
        this.recorder = recorder;
    }

    /** Why events cannot be recorded now; empty when they can. */
    public Optional<String> intakeImpediment() {
        if (!streams.topicsReady()) {
            return Optional.of("the topics are not checked yet, or their settings are wrong");
        }
        return recorder.producerHealthy()
                ? Optional.empty()
                : Optional.of("the Kafka broker is not reachable");
    }

    /** Why recorded events are not processed now; empty when they are, or are about to be. */
    public Optional<String> processingImpediment() {
        StreamsStatus status = streams.status();
        return switch (status) {
            case StreamsStatus.Starting _, StreamsStatus.Running _ -> Optional.empty();
            case StreamsStatus.New _,
                    StreamsStatus.WaitingForCluster _,
                    StreamsStatus.Refused _,
                    StreamsStatus.Recovering _,
                    StreamsStatus.Failed _,
                    StreamsStatus.Stopped _ ->
                    Optional.of(StreamsDescriptions.of(status));
        };
    }

    /** Why this process cannot send commands any more; empty while it can. */
    public Optional<String> dispatchImpediment() {
        DispatcherHealth health = dispatcher.health();
        return health.endedForGood()
                ? Optional.of(DispatcherDescriptions.of(health))
                : Optional.empty();
    }

    /** Whether the state machines have run once, and the broker is reached. */
    public boolean startedOnce() {
        return streams.ranOnce() && recorder.producerHealthy();
    }

    /**
     * Why only a new process can go on, in a sentence for the operator; empty while this one can.
     */
    public Optional<String> lost() {
        return switch (streams.status()) {
            case StreamsStatus.Failed(var sentence) -> Optional.of(sentence);
            case StreamsStatus.Refused(var faults) when !streams.ranOnce() ->
                    Optional.of(
                            faults.stream()
                                    .map(TopicFault::sentence)
                                    .collect(Collectors.joining(". ", "", ".")));
            case StreamsStatus.Refused _,
                    StreamsStatus.New _,
                    StreamsStatus.WaitingForCluster _,
                    StreamsStatus.Starting _,
                    StreamsStatus.Running _,
                    StreamsStatus.Recovering _,
                    StreamsStatus.Stopped _ ->
                    Optional.empty();
        };
    }
}
