package dev.tandem.ops.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.process.query.RecentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The latest interactions of all instances.
 *
 * @param interactions those that entered their phase last, the latest first
 * @param total how many there are in all, on the partitions that answered
 * @param partitionsMissing those that no answer covers: they are moving, or their owner is among
 *     the unanswered
 * @param unanswered the instances that were asked and did not answer
 */
record InteractionList(
        List<Line> interactions,
        long total,
        List<Integer> partitionsMissing,
        List<Unanswered> unanswered) {
    private static final Comparator<Line> LATEST_FIRST =
            Comparator.comparing(Line::since).reversed();

    /**
     * One interaction.
     *
     * @param since when it entered its phase
     * @param outcome how it ended, left out while it is open
     * @param answer the answer that a waiting flow would get now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String interactionId,
            InteractionPhase phase,
            Instant since,
            @Nullable CloseOutcome outcome,
            RoutingAnswer answer) {

        static Line of(RecentView.Entry entry) {
            return new Line(
                    entry.state().interactionId(),
                    entry.state().phase(),
                    entry.since(),
                    entry.state().outcome(),
                    entry.state().answer());
        }
    }

    /**
     * An instance that did not answer.
     *
     * @param why in words that say what to correct
     */
    record Unanswered(String instance, String why) {}

    /**
     * The list of one instance for its partitions; instances send it to each other.
     *
     * @param partitions those that were looked at
     */
    record Part(List<Line> interactions, long total, Set<Integer> partitions) {

        static Part of(RecentView view, @Nullable InteractionPhase phase) {
            long total =
                    view.counts().entrySet().stream()
                            .filter(it -> phase == null || it.getKey() == phase)
                            .mapToLong(it -> it.getValue())
                            .sum();
            return new Part(
                    view.latest().stream().map(Line::of).toList(), total, view.partitions());
        }
    }

    /**
     * Joins them up to the limit. While a partition moves, both its owners may list a call: the
     * later entry counts.
     */
    static InteractionList of(
            List<Part> parts, List<Unanswered> unanswered, int limit, int partitions) {
        List<Line> lines = new ArrayList<>();
        Set<Integer> seen = new TreeSet<>();
        Set<String> listed = new HashSet<>();
        long total = 0;
        for (Part part : parts) {
            lines.addAll(part.interactions());
            seen.addAll(part.partitions());
            total += part.total();
        }
        return new InteractionList(
                lines.stream()
                        .sorted(LATEST_FIRST)
                        .filter(line -> listed.add(line.interactionId()))
                        .limit(limit)
                        .toList(),
                total,
                IntStream.range(0, partitions).filter(it -> !seen.contains(it)).boxed().toList(),
                unanswered);
    }
}
