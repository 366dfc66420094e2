package dev.tandem.operator.log;

import dev.tandem.wire.OperatorAction;
import dev.tandem.wire.OperatorAction.DataExported;
import dev.tandem.wire.OperatorAction.LetterDismissed;
import dev.tandem.wire.OperatorAction.LetterRedriven;
import dev.tandem.wire.OperatorAction.NumberRevealed;
import dev.tandem.wire.OperatorAction.OrgPaused;
import dev.tandem.wire.OperatorAction.OrgResumed;
import dev.tandem.wire.OperatorAction.RedriveEnded;
import dev.tandem.wire.OperatorAction.RedriveStarted;
import dev.tandem.wire.OperatorAction.RedriveStopped;
import dev.tandem.wire.OperatorRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the log of operators' actions says now: its fold. Safe for use by many threads; whether an
 * org is paused is answered without a lock.
 *
 * <p>It is bounded. A letter that was settled is forgotten after {@value #LETTERS} others were
 * settled later. That is twice as many as the index of dead letters keeps: of the letters that were
 * settled after one that the index still has, fewer than its bound are newer than that one, and no
 * more than its bound were in it when that one was settled.
 */
public final class OperatorMemory {
    private static final int LETTERS = 100_000;
    private static final int RUNS = 200;

    /** What became of a dead letter. */
    public enum Fate {
        REDRIVEN,
        DISMISSED
    }

    /**
     * What an operator did about a dead letter.
     *
     * @param offset of the action in its log
     * @param reason why it was dismissed; null when it was redriven
     * @param run the bulk redrive that did it; null without one
     */
    public record Settlement(
            Fate fate,
            String who,
            Instant at,
            long offset,
            @Nullable String reason,
            @Nullable String run) {}

    /**
     * An org that is paused now, by whom, since when and why.
     *
     * @param offset of the action in its log
     */
    public record Pause(String org, String who, Instant since, long offset, String reason) {}

    /**
     * A bulk redrive.
     *
     * @param letters how many it is about
     * @param redriven how many it has put back
     * @param refused how many it could not put back; known when it is over
     * @param stoppedBy the operator who stopped it; null while no one has
     * @param ended when it was over; null while it is not
     */
    public record Run(
            String id,
            String instance,
            String who,
            Instant at,
            String filter,
            int letters,
            int perSecond,
            int redriven,
            int refused,
            @Nullable String stoppedBy,
            @Nullable Instant ended) {

        private Run with(int nowRedriven, int nowRefused, @Nullable Instant nowEnded) {
            return new Run(
                    id,
                    instance,
                    who,
                    at,
                    filter,
                    letters,
                    perSecond,
                    nowRedriven,
                    nowRefused,
                    stoppedBy,
                    nowEnded);
        }

        private Run stopped(String by) {
            return new Run(
                    id, instance, who, at, filter, letters, perSecond, redriven, refused, by,
                    ended);
        }
    }

    private final Map<String, Settlement> settled = bounded(LETTERS);
    private final Map<String, Run> runs = bounded(RUNS);
    private volatile Map<String, Pause> pauses = Map.of();

    private static <V> Map<String, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * Takes the next action of the log.
     *
     * @param at the timestamp that the broker gave it
     */
    public synchronized void take(OperatorRecord record, Instant at, long offset) {
        String who = record.who();
        switch (record.did()) {
            case LetterRedriven(var letter, var run) -> {
                settle(letter, new Settlement(Fate.REDRIVEN, who, at, offset, null, run));
                runs.computeIfPresent(
                        run == null ? "" : run,
                        (_, it) -> it.with(it.redriven() + 1, it.refused(), it.ended()));
            }
            case LetterDismissed(var letter, var reason) ->
                    settle(letter, new Settlement(Fate.DISMISSED, who, at, offset, reason, null));
            case OrgPaused(var org, var reason) -> {
                Map<String, Pause> more = new TreeMap<>(pauses);
                more.putIfAbsent(org, new Pause(org, who, at, offset, reason));
                pauses = Map.copyOf(more);
            }
            case OrgResumed(var org) -> {
                Map<String, Pause> less = new TreeMap<>(pauses);
                less.remove(org);
                pauses = Map.copyOf(less);
            }
            case RedriveStarted(var run, var instance, var filter, var letters, var perSecond) ->
                    runs.put(
                            run,
                            new Run(
                                    run, instance, who, at, filter, letters, perSecond, 0, 0, null,
                                    null));
            case RedriveStopped(var run) -> runs.computeIfPresent(run, (_, it) -> it.stopped(who));
            case RedriveEnded(var run, var redriven, var refused) ->
                    runs.computeIfPresent(run, (_, it) -> it.with(redriven, refused, at));
            case NumberRevealed _, DataExported _ -> {}
        }
    }

    /** The latest is the last to be forgotten. */
    private void settle(String letter, Settlement now) {
        settled.remove(letter);
        settled.put(letter, now);
    }

    /** What became of that dead letter; null while it is parked. */
    public synchronized @Nullable Settlement settlementOf(String letterId) {
        return settled.get(letterId);
    }

    /** The orgs that are paused now, by name. */
    public Map<String, Pause> pauses() {
        return pauses;
    }

    public boolean isPaused(String org) {
        return pauses.containsKey(org);
    }

    /** That bulk redrive; null when it is not known, or too long ago. */
    public synchronized @Nullable Run runOf(String id) {
        return runs.get(id);
    }

    /** Why an action cannot be done any more. */
    public sealed interface Conflict {

        /** Another operator, or the same one, has settled the letter before. */
        record AlreadySettled(Settlement before) implements Conflict {}

        /** The org is paused already. */
        record AlreadyPaused(Pause before) implements Conflict {}

        /** The org is not paused. */
        record NotPaused(String org) implements Conflict {}
    }

    /**
     * The rule that an action would break; null when it may be done. A letter is redriven once; one
     * that was dismissed may still be redriven.
     */
    public synchronized @Nullable Conflict conflictWith(OperatorAction action) {
        return switch (action) {
            case LetterRedriven(var letter, var _) -> {
                Settlement before = settled.get(letter);
                yield before != null && before.fate() == Fate.REDRIVEN
                        ? new Conflict.AlreadySettled(before)
                        : null;
            }
            case LetterDismissed(var letter, var _) -> {
                Settlement before = settled.get(letter);
                yield before == null ? null : new Conflict.AlreadySettled(before);
            }
            case OrgPaused(var org, var _) -> {
                Pause before = pauses.get(org);
                yield before == null ? null : new Conflict.AlreadyPaused(before);
            }
            case OrgResumed(var org) ->
                    pauses.containsKey(org) ? null : new Conflict.NotPaused(org);
            case RedriveStarted _, RedriveStopped _, RedriveEnded _ -> null;
            case NumberRevealed _, DataExported _ -> null;
        };
    }
}
