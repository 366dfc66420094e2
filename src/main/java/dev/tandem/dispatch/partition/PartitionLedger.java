package dev.tandem.dispatch.partition;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The started and answered attempts of one partition: read back from their topics first, then kept
 * up to date. Safe for use by many threads.
 *
 * <p>Only answered attempts are forgotten, the oldest first, and none before each command that was
 * waiting when the partition was assigned has been looked up.
 */
public final class PartitionLedger {

    /** What to do about a command that was read. */
    public enum Verdict {
        /** It has not been started. */
        FRESH,
        /** An earlier owner started it, and its outcome is unknown. */
        IN_DOUBT,
        /** It is under way in this instance, or is answered. */
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

    /** An earlier owner started it, as the starts topic says. */
    synchronized void startedBefore(AttemptKey key) {
        stages.putIfAbsent(key, Stage.STARTED_BEFORE);
    }

    /** The answer to it is in the results topic. */
    public synchronized void answered(AttemptKey key) {
        stages.put(key, Stage.ANSWERED);
    }

    /**
     * All results are read back.
     *
     * @param backlogEnd the offset after the last command that may have been started before
     */
    synchronized void complete(long backlogEnd) {
        this.backlogEnd = backlogEnd;
    }

    /** Whether it is under way in this instance, or was started before. */
    public synchronized boolean knows(AttemptKey key) {
        return stages.containsKey(key);
    }

    /**
     * Looks a command up and, unless it is repeated, records that it is under way.
     *
     * @param direct whether whoever wrote it may have sent it without a record of the start
     */
    public synchronized Verdict take(AttemptKey key, long offset, boolean direct) {
        Stage before = stages.get(key);
        if (before == Stage.TAKEN || before == Stage.ANSWERED) {
            return Verdict.REPEATED;
        }
        stages.put(key, Stage.TAKEN);
        if (offset >= backlogEnd) {
            forgetOldest();
        }
        boolean startedBefore = before == Stage.STARTED_BEFORE || (direct && offset < backlogEnd);
        return startedBefore ? Verdict.IN_DOUBT : Verdict.FRESH;
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
