package dev.tandem.peers;

import dev.tandem.security.ConsoleKeys;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the client and the tokens of requests between instances. */
@Singleton
final class PeerClients {

    @Produces
    @Singleton
    InstanceToken token(ConsoleKeys keys, Clock clock) {
        return new InstanceToken(keys::live, clock);
    }

    @Produces
    @Singleton
    Peers peers(InstanceToken token, PeerMetrics metrics) {
        return new Peers(token, metrics);
    }

    void close(@Disposes Peers peers) {
        peers.close();
    }
}
