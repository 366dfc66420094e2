package dev.tandem.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Kafka's settings for a single node that shares two cores and a gigabyte with the service; the
 * defaults are for a dedicated server. The operating system flushes the data: a killed process
 * loses nothing, a failed machine loses what was not yet written.
 */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerProperties() {}

    static Map<String, String> of(Path directory, int port, int controllerPort) {
        Map<String, String> properties = new LinkedHashMap<>();
        identity(properties, directory, port, controllerPort);
        internalTopics(properties);
        disk(properties);
        threads(properties);
        groups(properties);
        return properties;
    }

    private static void identity(
            Map<String, String> p, Path directory, int port, int controllerPort) {
        String client = "127.0.0.1:" + port;
        String controller = "127.0.0.1:" + controllerPort;
        p.put("process.roles", "broker,controller");
        p.put("node.id", String.valueOf(NODE_ID));
        p.put("controller.quorum.voters", NODE_ID + "@" + controller);
        p.put("controller.listener.names", CONTROLLER_LISTENER);
        p.put("listeners", "CLIENT://" + client + "," + CONTROLLER_LISTENER + "://" + controller);
        p.put("advertised.listeners", "CLIENT://" + client);
        p.put("inter.broker.listener.name", "CLIENT");
        p.put(
                "listener.security.protocol.map",
                "CLIENT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        p.put("log.dirs", directory.toString());
        // A mistyped topic name is an error instead of a new topic.
        p.put("auto.create.topics.enable", "false");
        p.put("metric.reporters", "");
    }

    private static void internalTopics(Map<String, String> p) {
        p.put("offsets.topic.num.partitions", "4");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.segment.bytes", "16777216");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.segment.bytes", "16777216");
        // How long a transaction's first write waits for the markers of the one before, each time
        // that they are not there yet; the default is 20 ms, and callers wait for it, too.
        p.put("add.partitions.to.txn.retry.backoff.ms", "5");
        p.put("share.coordinator.state.topic.num.partitions", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void disk(Map<String, String> p) {
        // Small segments let retention and compaction free space on a small disk.
        p.put("log.segment.bytes", "67108864");
        p.put("log.index.size.max.bytes", "1048576");
        p.put("log.cleaner.dedupe.buffer.size", "8388608");
        p.put("metadata.log.segment.bytes", "16777216");
        // By default an idle controller writes a record twice a second.
        p.put("metadata.max.idle.interval.ms", "10000");
    }

    private static void threads(Map<String, String> p) {
        // More than two cores keep busy made each request dearer at 20 calls a second.
        p.put("num.network.threads", "1");
        p.put("num.io.threads", "2");
        p.put("background.threads", "2");
        p.put("num.recovery.threads.per.data.dir", "2");
        // The start waits for heartbeats; the default is two seconds.
        p.put("broker.heartbeat.interval.ms", "500");
        // After a kill the controller waits this long for the old broker before it accepts the
        // new one; the default of nine seconds would be most of a recovery.
        p.put("broker.session.timeout.ms", "3000");
    }

    private static void groups(Map<String, String> p) {
        p.put("group.initial.rebalance.delay.ms", "0");
        // A service that was killed receives its partitions again soon.
        p.put("group.min.session.timeout.ms", "1000");
    }
}
