package dev.tandem.app;

import dev.tandem.app.configuration.values.ListenAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/**
 * Tries the ports before anything is started. Quarkus would find out only when the broker and the
 * state machines have been built, and names no key.
 */
final class TakenPorts {
    private TakenPorts() {}

    /** A sentence about the first address that cannot be listened at, or empty. */
    static Optional<String> first(List<ListenAddress> addresses) {
        return addresses.stream().flatMap(address -> faultOf(address).stream()).findFirst();
    }

    private static Optional<String> faultOf(ListenAddress address) {
        InetSocketAddress wanted = new InetSocketAddress(address.host(), address.port());
        String hostKey = address.key().replace(".port", ".host");
        if (wanted.isUnresolved()) {
            return Optional.of(
                    "%s is '%s', which is no name or address of this machine."
                            .formatted(hostKey, address.host()));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(wanted);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    ("%s is %d, but %s:%d cannot be listened at (%s). End what listens there, or"
                                    + " set %s to a free port or %s to an address of this machine.")
                            .formatted(
                                    address.key(),
                                    address.port(),
                                    address.host(),
                                    address.port(),
                                    e.getMessage(),
                                    address.key(),
                                    hostKey));
        }
    }
}
