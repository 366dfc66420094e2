package dev.tandem.ops.words;

import dev.tandem.process.monitor.StreamsStatus;
import dev.tandem.process.topics.TopicFault;
import java.util.List;
import java.util.stream.Collectors;

/** The life of the state machines in words for an operator. */
public final class StreamsDescriptions {
    public static final List<String> LABELS =
            List.of(
                    "new",
                    "waiting_for_cluster",
                    "refused",
                    "starting",
                    "running",
                    "recovering",
                    "failed",
                    "stopped");

    private StreamsDescriptions() {}

    public static String of(StreamsStatus status) {
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
            case StreamsStatus.Recovering(var why) -> "restarting: " + why;
            case StreamsStatus.Failed(var sentence) -> "failed: " + sentence;
            case StreamsStatus.Stopped _ -> "stopped";
        };
    }

    /** The value of a metric's tag: one of {@link #LABELS}. */
    public static String label(StreamsStatus status) {
        return switch (status) {
            case StreamsStatus.New _ -> "new";
            case StreamsStatus.WaitingForCluster _ -> "waiting_for_cluster";
            case StreamsStatus.Refused _ -> "refused";
            case StreamsStatus.Starting _ -> "starting";
            case StreamsStatus.Running _ -> "running";
            case StreamsStatus.Recovering _ -> "recovering";
            case StreamsStatus.Failed _ -> "failed";
            case StreamsStatus.Stopped _ -> "stopped";
        };
    }
}
