package dev.tandem.app;

import dev.tandem.app.configuration.values.TandemConfiguration.ListenAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/**
 * Binds the ports before anything starts. Quarkus binds them only after the broker and the state
 * machines are created, and its message names no key.
 */
final class PortCheck {
    private PortCheck() {}

    /** A sentence about the first address that cannot be bound, or empty. */
    static Optional<String> first(List<ListenAddress> addresses) {
        return addresses.stream().flatMap(address -> faultOf(address).stream()).findFirst();
    }

    private static Optional<String> faultOf(ListenAddress address) {
        InetSocketAddress wanted = new InetSocketAddress(address.host(), address.port());
        String hostKey = address.key().replaceFirst("(ssl-)?port$", "host");
        if (wanted.isUnresolved()) {
            return Optional.of(
                    "%s is '%s', which is not a name or address of this machine."
                            .formatted(hostKey, address.host()));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(wanted);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    ("%s is %d, but %s:%d cannot be bound (%s). Stop the program that uses it, or"
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
