package dev.tandem.ops.letters;

import dev.tandem.operator.letters.LetterKind;
import dev.tandem.operator.letters.RedriveRuns.Plan;
import dev.tandem.wire.DeadLetterReason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a bulk redrive would do.
 *
 * @param letters how many it would put back
 * @param byReason those by reason
 * @param byKind those by what they are of
 * @param perSecond its rate
 * @param seconds how long it would take at least
 */
public record RedrivePlan(
        int letters, List<OfReason> byReason, List<OfKind> byKind, int perSecond, int seconds) {

    /** The letters of one reason, and what should be mended first. */
    public record OfReason(DeadLetterReason reason, int letters, String whatToDo) {}

    /** The letters of one kind, and what putting one back does. */
    public record OfKind(String kind, int letters, String redrive) {}

    static RedrivePlan of(Plan plan, int perSecond) {
        return new RedrivePlan(
                plan.letters(),
                plan.byReason().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(it -> new OfReason(it.getKey(), it.getValue(), it.getKey().remedy()))
                        .toList(),
                plan.byKind().entrySet().stream()
                        .sorted(
                                Comparator.comparing(
                                        (Map.Entry<LetterKind, Integer> it) -> it.getKey()))
                        .map(it ->
                                new OfKind(
                                        it.getKey().word(), it.getValue(), it.getKey().redrive()))
                        .toList(),
                perSecond,
                Math.ceilDiv(plan.letters(), perSecond));
    }
}
