package dev.tandem.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Free ports for one run, all held open at once before they are let go, so that they differ.
 *
 * @param http where the service takes webhooks
 * @param management where it tells its health
 * @param kafka where its broker is
 */
record DemoPorts(int http, int management, int kafka) {

    /**
     * Free ports.
     *
     * @param wantedHttp the port for webhooks, 0 for a free one
     * @throws IOException when the wanted port is taken; its message is a sentence for the user
     */
    static DemoPorts free(int wantedHttp) throws IOException {
        try (ServerSocket http = open(wantedHttp);
                ServerSocket management = open(0);
                ServerSocket kafka = open(0)) {
            return new DemoPorts(
                    http.getLocalPort(), management.getLocalPort(), kafka.getLocalPort());
        } catch (IOException e) {
            throw new IOException(
                    wantedHttp == 0
                            ? "no free port can be opened on 127.0.0.1 (" + e.getMessage() + ")."
                            : "port %d of 127.0.0.1 cannot be opened (%s); choose another with --port, or leave --port out for a free one."
                                    .formatted(wantedHttp, e.getMessage()),
                    e);
        }
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
