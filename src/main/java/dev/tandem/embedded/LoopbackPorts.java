package dev.tandem.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds ports on 127.0.0.1 for servers that start soon. All ports of one request are open at the
 * same time before they are released, so they differ. Another program can take one between the
 * release and the server's own bind; the server's start then fails.
 */
public final class LoopbackPorts {
    private LoopbackPorts() {}

    /** As many different free ports. */
    public static List<Integer> free(int count) {
        try {
            return available(Collections.nCopies(count, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One port for each wanted one, in the same order.
     *
     * @param wanted a port, or 0 for a free one
     * @throws IOException when a wanted port is in use
     */
    public static List<Integer> available(List<Integer> wanted) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int port : wanted) {
                held.add(
                        new ServerSocket(
                                port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
