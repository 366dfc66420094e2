package dev.tandem.dispatch.partition;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the commands of one partition, as far back as it matters: first read back from the
 * results topic, then kept while working. Safe for use by many threads.
 *
 * <p>Only answered attempts are ever forgotten, the oldest first, and none before all commands that
 * were waiting when the partition was taken over have been looked up.
 */
public final class PartitionLedger {

    /** What to do about a command that was read. */
    public enum Verdict {
        /** Nobody has started it. */
        FRESH,
        /** It was started by an earlier owner, and nobody knows how it ended. */
        IN_DOUBT,
        /** It is being worked on here, or is answered. */
        REPEATED
    }

    private enum Stage {
        STARTED_BEFORE,
        TAKEN,
        ANSWERED
    }

    private final Map<AttemptKey, Stage> stages = new LinkedHashMap<>();
    private final int remembered;
    private long backlogEnd = Long.MAX_VALUE;

    /**
     * @param remembered how many attempts to keep
     */
    PartitionLedger(int remembered) {
        this.remembered = remembered;
    }

    /** Read back: an earlier owner started it. */
    synchronized void startedBefore(AttemptKey key) {
        stages.putIfAbsent(key, Stage.STARTED_BEFORE);
    }

    /** The answer to it is in the results topic. */
    public synchronized void answered(AttemptKey key) {
        stages.put(key, Stage.ANSWERED);
    }

    /**
     * Everything is read back.
     *
     * @param backlogEnd the offset after the last command that may have been started before
     */
    synchronized void complete(long backlogEnd) {
        this.backlogEnd = backlogEnd;
    }

    /** Looks a command up and, unless it is repeated, notes that it is being worked on. */
    public synchronized Verdict take(AttemptKey key, long offset) {
        Stage before = stages.get(key);
        if (before == Stage.TAKEN || before == Stage.ANSWERED) {
            return Verdict.REPEATED;
        }
        stages.put(key, Stage.TAKEN);
        if (offset >= backlogEnd) {
            forgetOldest();
        }
        return before == Stage.STARTED_BEFORE ? Verdict.IN_DOUBT : Verdict.FRESH;
    }

    synchronized int size() {
        return stages.size();
    }

    private void forgetOldest() {
        Iterator<Stage> oldest = stages.values().iterator();
        while (stages.size() > remembered && oldest.hasNext()) {
            if (oldest.next() != Stage.TAKEN) {
                oldest.remove();
            }
        }
    }
}
