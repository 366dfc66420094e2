package dev.tandem.ops;

import dev.tandem.process.StreamsStatus;
import dev.tandem.process.TopicFault;
import java.util.stream.Collectors;

/** The life of the state machines in words for an operator. */
final class StreamsWords {
    private StreamsWords() {}

    static String of(StreamsStatus status) {
        return switch (status) {
            case StreamsStatus.New _ -> "not started";
            case StreamsStatus.WaitingForCluster(var why) ->
                    why == null ? "looking for the cluster" : "waiting for the cluster: " + why;
            case StreamsStatus.Refused(var faults) ->
                    faults.stream()
                            .map(TopicFault::sentence)
                            .collect(Collectors.joining(" ", "refused: ", ""));
            case StreamsStatus.Starting _ -> "starting";
            case StreamsStatus.Running _ -> "running";
            case StreamsStatus.Stopped _ -> "stopped";
        };
    }
}
