package dev.tandem.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The two ports of a broker. Both are held open at once before they are let go, so that they
 * differ; between letting go and the broker's own bind somebody else may still take one, which the
 * caller meets as a failed start and tries again.
 *
 * @param broker where clients connect
 * @param controller where the broker talks to its own controller
 */
record LoopbackPorts(int broker, int controller) {

    /**
     * @param wanted the broker's port, 0 for a free one
     * @throws EmbeddedKafkaUnavailableException when the wanted port is taken
     */
    static LoopbackPorts reserve(int wanted) {
        try (ServerSocket broker = open(wanted);
                ServerSocket controller = open(0)) {
            return new LoopbackPorts(broker.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket open(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            if (port == 0) {
                throw e;
            }
            throw new EmbeddedKafkaUnavailableException(
                    "The embedded Kafka cannot listen on 127.0.0.1:"
                            + port
                            + " ("
                            + e.getMessage()
                            + "): stop the program that holds the port, choose another with"
                            + " tandem.embedded-kafka.port, or, if it is a Kafka that Tandem shall"
                            + " use, name it in kafka.bootstrap.servers.",
                    e);
        }
    }
}
