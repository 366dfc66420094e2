package dev.tandem.process.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The {@link RecentPartition} of each partition that this process has. Kept in memory rather than
 * in the store: an index there would be a dozen writes a call more, for a question that an operator
 * asks now and then.
 */
public final class RecentInteractions {
    private final Map<Integer, RecentPartition> byPartition = new ConcurrentHashMap<>();

    /** A task begins, or begins again after an aborted transaction: with nothing. */
    public RecentPartition begin(int partition) {
        RecentPartition fresh = new RecentPartition();
        byPartition.put(partition, fresh);
        return fresh;
    }

    /** The task has ended; what another one has begun there since stays. */
    public void end(int partition, RecentPartition ended) {
        byPartition.remove(partition, ended);
    }

    /** By partition. */
    public Map<Integer, RecentPartition> all() {
        return new TreeMap<>(byPartition);
    }
}
