package dev.tandem.http;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.channel.Channel;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import org.jboss.logging.Logger;

/** Applies the limits of connections at the servers of this process, and counts refusals. */
@Unremovable
@Singleton
public class ConnectionGuard implements HttpServerOptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(ConnectionGuard.class);

    /** The rest remains for Kafka's and RocksDB's files, and for connections to other systems. */
    private static final int PART_OF_FILE_DESCRIPTORS = 4;

    private static final int PART_OF_HEAP = 8;
    private static final long LEAST_BODY_BYTES = 16L << 20;

    private final HttpLimits limits;
    private final HttpMetrics metrics;
    private volatile HttpServerOptions lengths = new HttpServerOptions();

    @Inject
    public ConnectionGuard(HttpLimits limits, HttpMetrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Takes over the maximum lengths that Quarkus is configured with. */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        lengths = options;
    }

    /** The open connections of a server that is about to listen at that port. */
    OpenConnections open(int port) {
        long affordable = fileDescriptors() / PART_OF_FILE_DESCRIPTORS;
        int most = Math.clamp(affordable, 1, limits.maxConnections());
        if (most < limits.maxConnections()) {
            LOG.warnf(
                    "This process may open %d files, so port %d takes %d connections and not"
                            + " tandem.http.max-connections=%d: raise the limit (ulimit -n).",
                    fileDescriptors(), port, most, limits.maxConnections());
        }
        long bodyBytes =
                Math.max(LEAST_BODY_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
        OpenConnections open = new OpenConnections(most, bodyBytes);
        metrics.watchConnections(port, open::size);
        return open;
    }

    private static long fileDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    StrictRequestDecoder decoder(GuardedConnection connection) {
        return new StrictRequestDecoder(lengths, connection);
    }

    GuardedConnection connection(Channel channel, OpenConnections open) {
        return new GuardedConnection(channel, limits, open, metrics);
    }

    /** A connection was closed because all places are taken. */
    void crowded() {
        metrics.refused(Refusal.CROWDED);
    }
}
