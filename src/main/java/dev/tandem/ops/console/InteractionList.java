package dev.tandem.ops.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.ops.words.MaskedNumbers;
import dev.tandem.process.query.InteractionRows;
import dev.tandem.process.query.SearchRequest;
import dev.tandem.process.query.SearchView;
import dev.tandem.wire.SearchEntry;
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
 * The interactions of all instances that fit, the latest first.
 *
 * @param next the cursor of the next page; null when this is the last one
 * @param total how many are remembered in that state, or in all, on the partitions that answered
 * @param complete whether every instance that answered has looked as far back as was asked; else
 *     ask for less time at once
 * @param partitionsMissing those that no answer covers: they are moving, or their owner is among
 *     the unanswered
 * @param unanswered the instances that were asked and did not answer
 */
public record InteractionList(
        List<Line> interactions,
        @Nullable String next,
        long total,
        boolean complete,
        List<Integer> partitionsMissing,
        List<Unanswered> unanswered) {
    private static final Comparator<Line> LATEST_FIRST =
            Comparator.comparing(Line::firstSeenAt).thenComparing(Line::interactionId).reversed();

    /** How the numbers of a list are written. */
    enum Numbers {
        /** By their last digits. */
        MASKED,
        /** As Webex wrote them; the audit log says who asked for them. */
        WHOLE;

        private @Nullable String shown(@Nullable String number) {
            return this == WHOLE ? number : MaskedNumbers.masked(number);
        }
    }

    /**
     * One interaction.
     *
     * @param firstSeenAt when the first notice of it came, by the broker's clock
     * @param ani the caller's number, as {@link Numbers} says; left out before the start
     * @param dnis the dialled number, in the same way; left out where it is not known
     * @param contactCenter left out for contacts that belong to none
     * @param org left out where the contact centre is
     * @param outcome how it ended, left out while it is open
     * @param closedAt left out while it is open
     * @param answer the answer that a waiting flow would get now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String interactionId,
            InteractionPhase phase,
            Instant firstSeenAt,
            @Nullable String ani,
            @Nullable String dnis,
            @Nullable String contactCenter,
            @Nullable String org,
            @Nullable CloseOutcome outcome,
            @Nullable Instant closedAt,
            RoutingAnswer answer) {

        static Line of(SearchView.Found found, Numbers numbers) {
            SearchEntry entry = found.entry();
            return new Line(
                    entry.interactionId(),
                    found.state().phase(),
                    found.firstSeen(),
                    entry.contactCenter() == null ? null : numbers.shown(entry.ani()),
                    entry.dnis() == null ? null : numbers.shown(entry.dnis()),
                    entry.contactCenter(),
                    entry.org(),
                    found.state().outcome(),
                    entry.closedAt(),
                    found.state().answer());
        }

        private SearchRequest.Place place() {
            return new SearchRequest.Place(firstSeenAt, interactionId);
        }
    }

    /**
     * An instance that did not answer.
     *
     * @param why in words that say what to correct
     */
    public record Unanswered(String instance, String why) {}

    /**
     * The list of one instance for its partitions; instances send it to each other.
     *
     * @param complete whether it has looked as far back as was asked
     * @param partitions those that were looked at
     */
    record Part(List<Line> interactions, long total, boolean complete, Set<Integer> partitions) {

        static Part of(SearchView view, @Nullable InteractionPhase phase, Numbers numbers) {
            long total =
                    view.counts().entrySet().stream()
                            .filter(it -> phase == null || it.getKey() == phase)
                            .mapToLong(it -> it.getValue())
                            .sum();
            return new Part(
                    view.found().stream().map(it -> Line.of(it, numbers)).toList(),
                    total,
                    view.complete(),
                    view.partitions());
        }

        /** Of interactions that were asked for by their ids. */
        static Part of(InteractionRows rows) {
            return new Part(
                    rows.here().stream().map(it -> Line.of(it, Numbers.MASKED)).toList(),
                    rows.here().size(),
                    rows.elsewhere().isEmpty() && rows.nowhere() == 0,
                    Set.of());
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
        boolean complete = true;
        for (Part part : parts) {
            lines.addAll(part.interactions());
            seen.addAll(part.partitions());
            total += part.total();
            complete &= part.complete();
        }
        List<Line> page =
                lines.stream()
                        .sorted(LATEST_FIRST)
                        .filter(line -> listed.add(line.interactionId()))
                        .limit(limit)
                        .toList();
        return new InteractionList(
                page,
                page.size() < limit ? null : ListRequest.cursorOf(page.getLast().place()),
                total,
                complete,
                IntStream.range(0, partitions).filter(it -> !seen.contains(it)).boxed().toList(),
                unanswered);
    }
}
