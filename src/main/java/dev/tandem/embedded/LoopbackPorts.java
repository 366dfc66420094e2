package dev.tandem.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports on 127.0.0.1 for servers that start soon. All ports of one request are open at the
 * same time before they are released, so they differ. Another program can take one between the
 * release and the server's own bind; the server's start then fails. So that no outgoing connection
 * does, a free port is chosen below the range that Linux gives those from (32768 and above).
 */
public final class LoopbackPorts {
    private static final int LOWEST = 10_240;
    private static final int ABOVE_HIGHEST = 32_768;
    private static final int TRIES = 100;

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
                held.add(port == 0 ? anyFree() : open(port));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static ServerSocket anyFree() throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return open(ThreadLocalRandom.current().nextInt(LOWEST, ABOVE_HIGHEST));
            } catch (BindException inUse) {
                // Another one, at random again.
            }
        }
        return open(0);
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
