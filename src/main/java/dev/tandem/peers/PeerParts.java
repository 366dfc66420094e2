package dev.tandem.peers;

import dev.tandem.security.ConsoleKeys;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what instances ask each other with. */
@Singleton
final class PeerParts {

    @Produces
    @Singleton
    InstanceToken pass(ConsoleKeys keys, Clock clock) {
        return new InstanceToken(keys::live, clock);
    }

    @Produces
    @Singleton
    Peers peers(InstanceToken pass, PeerMetrics metrics) {
        return new Peers(pass, metrics);
    }

    void close(@Disposes Peers peers) {
        peers.close();
    }
}
