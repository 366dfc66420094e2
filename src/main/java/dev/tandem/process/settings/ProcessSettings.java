package dev.tandem.process.settings;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.wire.DeadLetter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the state machines are run.
 *
 * @param applicationId consumer group, and prefix of the changelog and of the transactional ids;
 *     the same for all instances that share the work
 * @param stateDirectory where Kafka Streams keeps its local state and this instance its member id;
 *     one instance at a time
 * @param kafka properties for every Kafka client, {@code bootstrap.servers} among them
 * @param threads how many stream threads; 1..64
 * @param commitInterval how often offsets, state and records are committed together
 * @param sessionTimeout after which silence the group gives a dead instance's partitions away; an
 *     instance that comes back earlier keeps them
 * @param bounds what may grow, and how far
 * @param instance where the other instances reach this one; null when there are no others
 */
public record ProcessSettings(
        String applicationId,
        Path stateDirectory,
        Map<String, String> kafka,
        int threads,
        Duration commitInterval,
        Duration sessionTimeout,
        Bounds bounds,
        @Nullable InstanceAddress instance) {

    /**
     * What may grow, and how far.
     *
     * @param blockCacheBytes what RocksDB may have in memory at all, write buffers included
     * @param recordCacheBytes what Kafka Streams keeps of written state between two commits
     * @param decodedStates how many parsed open interactions each partition keeps
     * @param timelineHead how many entries of a timeline are kept from its beginning
     * @param timelineTail how many entries are kept from its end; those between are dropped
     * @param wakeUpsPerRun how many wake-ups one partition may send per run, ten runs a second
     * @param deadLetterPayloadBytes how much of a record that cannot be handled a dead letter keeps
     */
    public record Bounds(
            long blockCacheBytes,
            long recordCacheBytes,
            int decodedStates,
            int timelineHead,
            int timelineTail,
            int wakeUpsPerRun,
            int deadLetterPayloadBytes) {

        /** 64 MiB and 8 MiB of memory; timelines of 40 and 160 entries; 64 KiB of payload. */
        public static final Bounds DEFAULT =
                new Bounds(64L << 20, 8L << 20, 500, 40, 160, 500, DeadLetter.PAYLOAD_BYTES);

        public Bounds {
            require(blockCacheBytes >= 1 << 20, "at least 1 MiB of block cache", blockCacheBytes);
            require(recordCacheBytes >= 0, "no negative record cache", recordCacheBytes);
            require(decodedStates >= 1, "at least one decoded state", decodedStates);
            require(timelineHead >= 1, "at least one first timeline entry", timelineHead);
            require(timelineTail >= 1, "at least one last timeline entry", timelineTail);
            require(wakeUpsPerRun >= 1, "at least one wake-up per run", wakeUpsPerRun);
            require(
                    deadLetterPayloadBytes >= 0 && deadLetterPayloadBytes <= 131_072,
                    "0 to 131072 bytes of dead letter payload",
                    deadLetterPayloadBytes);
        }
    }

    public ProcessSettings {
        kafka = Map.copyOf(kafka);
        require(!applicationId.isBlank(), "an application id", applicationId);
        require(threads >= 1 && threads <= 64, "1 to 64 stream threads", threads);
        require(
                commitInterval.toMillis() >= 1 && commitInterval.toSeconds() < 10,
                "a commit interval from 1 ms to below 10 s",
                commitInterval);
        require(
                sessionTimeout.toMillis() >= 6_000,
                "a session timeout of at least 6 s, the brokers' own minimum",
                sessionTimeout);
    }

    /** One thread, a commit every 500 ms, sessions of 10 s, alone. */
    public static ProcessSettings of(
            String applicationId, Path stateDirectory, Map<String, String> kafka) {
        return new ProcessSettings(
                applicationId,
                stateDirectory,
                kafka,
                1,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Bounds.DEFAULT,
                null);
    }

    /** The same, as one of several instances that reach this one there. */
    public ProcessSettings reachedAt(InstanceAddress address) {
        return new ProcessSettings(
                applicationId,
                stateDirectory,
                kafka,
                threads,
                commitInterval,
                sessionTimeout,
                bounds,
                address);
    }

    /** Names only: the values of Kafka's properties may be passwords. */
    @Override
    public String toString() {
        return "ProcessSettings[applicationId=%s, stateDirectory=%s, kafka=%s, threads=%d]"
                .formatted(applicationId, stateDirectory, kafka.keySet(), threads);
    }

    private static void require(boolean fulfilled, String expected, Object found) {
        if (!fulfilled) {
            throw new IllegalArgumentException("Expected " + expected + ", but got: " + found);
        }
    }
}
