package dev.tandem.operator.letters;

import dev.tandem.operator.letters.LetterActions.Outcome;
import dev.tandem.operator.log.ActionLog;
import dev.tandem.operator.log.OperatorMemory;
import dev.tandem.security.Operator;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.OperatorAction.RedriveEnded;
import dev.tandem.wire.OperatorAction.RedriveStarted;
import dev.tandem.wire.OperatorAction.RedriveStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts many dead letters back, at a rate. A run belongs to the instance that began it and does not
 * outlive it; what it has put back is in the log, so that a new run goes on where it ended. Any
 * instance shows it, and stops it, by the log.
 */
public final class RedriveRuns implements AutoCloseable {
    /** The highest rate, in letters a second. */
    public static final int FASTEST = 200;

    /** The rate where none is asked for. */
    public static final int USUAL = 20;

    private static final Logger LOG = Logger.getLogger(RedriveRuns.class);
    private static final int AT_ONCE = 3;
    private static final int BATCHES_PER_SECOND = 10;

    /** A batch that Kafka does not take is repeated for about a minute. */
    private static final int REPETITIONS = 20;

    private static final Duration BEFORE_REPETITION = Duration.ofSeconds(3);

    /**
     * What a run would do.
     *
     * @param letters how many it would put back
     */
    public record Plan(
            int letters, Map<DeadLetterReason, Integer> byReason, Map<LetterKind, Integer> byKind) {
        public Plan {
            byReason = Map.copyOf(byReason);
            byKind = Map.copyOf(byKind);
        }
    }

    /** The state of a run. */
    public enum State {
        RUNNING,
        /** All letters were looked at. */
        DONE,
        /** An operator has stopped it. */
        STOPPED,
        /** Its instance has ended, or Kafka did not answer: begin another one to go on. */
        INTERRUPTED
    }

    /**
     * How far a run is.
     *
     * @param left how many letters it has not looked at
     */
    public record Progress(
            OperatorMemory.Run run, State state, int redriven, int refused, int left) {}

    /** The outcome of a wish for a run. */
    public sealed interface Start {

        /** It has begun. */
        record Begun(Progress progress) implements Start {}

        /** This instance does as many as it can. */
        record TooMany(int running) implements Start {}

        /** No letter is meant. */
        record Nothing() implements Start {}

        /**
         * Kafka does not answer.
         *
         * @param why in words that go on after a colon
         */
        record NotNow(String why) implements Start {}
    }

    /** A run of this instance. */
    private static final class OwnRun {
        final AtomicInteger redriven = new AtomicInteger();
        final AtomicInteger refused = new AtomicInteger();
        volatile boolean failed;
    }

    private final DeadLetterIndex index;
    private final LetterActions actions;
    private final ActionLog log;
    private final OperatorMemory memory;
    private final String instance;
    private final Map<String, OwnRun> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param instance the address of this instance
     */
    public RedriveRuns(
            DeadLetterIndex index,
            LetterActions actions,
            ActionLog log,
            OperatorMemory memory,
            String instance) {
        this.index = index;
        this.actions = actions;
        this.log = log;
        this.memory = memory;
        this.instance = instance;
    }

    /** What a run with this filter would do now. */
    public Plan plan(LetterFilter filter) {
        Map<DeadLetterReason, Integer> byReason = new EnumMap<>(DeadLetterReason.class);
        Map<LetterKind, Integer> byKind = new EnumMap<>(LetterKind.class);
        List<IndexedLetter> letters = index.all(filter.in(LetterState.PARKED));
        for (IndexedLetter each : letters) {
            byReason.merge(each.reason(), 1, Integer::sum);
            byKind.merge(each.kind(), 1, Integer::sum);
        }
        return new Plan(letters.size(), byReason, byKind);
    }

    /**
     * Begins to put back what is parked now and meant, the records of each interaction in their
     * order.
     *
     * @param perSecond how many letters a second, 1 to {@link #FASTEST}
     */
    public Start start(LetterFilter filter, int perSecond, Operator operator) {
        if (running.size() >= AT_ONCE) {
            return new Start.TooMany(running.size());
        }
        List<IndexedLetter> letters = index.all(filter.in(LetterState.PARKED));
        if (letters.isEmpty()) {
            return new Start.Nothing();
        }
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        RedriveStarted started =
                new RedriveStarted(id, instance, filter.words(), letters.size(), perSecond);
        OwnRun own = new OwnRun();
        running.put(id, own);
        if (log.write(operator, ActionLog.Wanted.only(started))
                instanceof ActionLog.Answer.NotRecorded(String why)) {
            running.remove(id);
            return new Start.NotNow(why);
        }
        Thread.ofVirtual()
                .name("redrive-" + id)
                .start(() -> run(id, own, letters, perSecond, operator));
        Progress progress = find(id);
        return progress == null
                ? new Start.NotNow("the beginning of the run is not to be seen yet")
                : new Start.Begun(progress);
    }

    /**
     * An operator wants a run to stop, wherever it is.
     *
     * @return null when there is no such run
     */
    public ActionLog.@Nullable Answer stop(String id, Operator operator) {
        return memory.runOf(id) == null
                ? null
                : log.write(operator, ActionLog.Wanted.only(new RedriveStopped(id)));
    }

    /** How far that run is; null when there is none, or when it is too long ago. */
    public @Nullable Progress find(String id) {
        OperatorMemory.Run run = memory.runOf(id);
        if (run == null) {
            return null;
        }
        OwnRun own = running.get(id);
        int redriven = own == null ? run.redriven() : Math.max(own.redriven.get(), run.redriven());
        int refused = own == null ? run.refused() : own.refused.get();
        return new Progress(
                run,
                stateOf(run, own),
                redriven,
                refused,
                Math.max(0, run.letters() - redriven - refused));
    }

    private State stateOf(OperatorMemory.Run run, @Nullable OwnRun own) {
        if (run.stoppedBy() != null) {
            return State.STOPPED;
        }
        if (run.ended() != null) {
            return run.redriven() + run.refused() < run.letters() ? State.INTERRUPTED : State.DONE;
        }
        return own == null && run.instance().equals(instance) ? State.INTERRUPTED : State.RUNNING;
    }

    private void run(
            String id, OwnRun own, List<IndexedLetter> letters, int perSecond, Operator operator) {
        try {
            int size = Math.max(1, perSecond / BATCHES_PER_SECOND);
            long nanosPerLetter = TimeUnit.SECONDS.toNanos(1) / perSecond;
            long next = System.nanoTime();
            for (int from = 0; from < letters.size() && goesOn(id, own); from += size) {
                List<IndexedLetter> batch =
                        letters.subList(from, Math.min(letters.size(), from + size));
                redrive(id, own, batch, operator);
                next = Math.max(System.nanoTime(), next + nanosPerLetter * batch.size());
                TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
            }
            end(id, own, letters.size(), operator);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "A bulk redrive failed run=%s", id);
        } finally {
            running.remove(id);
        }
    }

    /** An instance that stops leaves the run without an end: it shows as interrupted. */
    private void end(String id, OwnRun own, int letters, Operator operator) {
        int redriven = own.redriven.get();
        int refused = own.refused.get();
        LOG.infof(
                "A bulk redrive ended run=%s redriven=%d refused=%d of=%d",
                id, redriven, refused, letters);
        if (!closed) {
            var _ =
                    log.write(
                            operator,
                            ActionLog.Wanted.only(new RedriveEnded(id, redriven, refused)));
        }
    }

    private boolean goesOn(String id, OwnRun own) {
        OperatorMemory.Run run = memory.runOf(id);
        return !closed && !own.failed && run != null && run.stoppedBy() == null;
    }

    private void redrive(String id, OwnRun own, List<IndexedLetter> batch, Operator operator)
            throws InterruptedException {
        List<IndexedLetter> left = batch;
        for (int tries = 0; !left.isEmpty() && goesOn(id, own); tries++) {
            if (tries == REPETITIONS) {
                own.failed = true;
                return;
            }
            if (tries > 0) {
                TimeUnit.MILLISECONDS.sleep(BEFORE_REPETITION.toMillis());
            }
            left = count(id, own, left, actions.redriveAll(left, operator, id));
        }
    }

    /** Gives those that Kafka did not take. */
    private static List<IndexedLetter> count(
            String id, OwnRun own, List<IndexedLetter> letters, Map<String, Outcome> outcomes) {
        List<IndexedLetter> again = new ArrayList<>();
        int done = 0;
        int refused = 0;
        for (IndexedLetter each : letters) {
            switch (outcomes.getOrDefault(each.id(), new Outcome.Unknown())) {
                case Outcome.Done _ -> done++;
                case Outcome.SettledBefore(var before) when id.equals(before.run()) -> done++;
                case Outcome.SettledBefore _, Outcome.Impossible _, Outcome.Unknown _ -> refused++;
                case Outcome.NotNow _ -> again.add(each);
            }
        }
        own.redriven.addAndGet(done);
        own.refused.addAndGet(refused);
        return again;
    }

    /** No run goes on. */
    @Override
    public void close() {
        closed = true;
    }
}
