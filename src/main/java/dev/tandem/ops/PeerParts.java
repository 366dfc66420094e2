package dev.tandem.ops;

import dev.tandem.ops.peers.InstancePass;
import dev.tandem.ops.peers.PeerMetrics;
import dev.tandem.ops.peers.Peers;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what instances ask each other with. */
@Singleton
final class PeerParts {

    @Produces
    @Singleton
    InstancePass pass(ConsoleKeys keys, Clock clock) {
        return new InstancePass(keys::live, clock);
    }

    @Produces
    @Singleton
    Peers peers(InstancePass pass, PeerMetrics metrics) {
        return new Peers(pass, metrics);
    }

    void close(@Disposes Peers peers) {
        peers.close();
    }
}
