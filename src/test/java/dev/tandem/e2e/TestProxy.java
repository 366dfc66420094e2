package dev.tandem.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as companies run it: each connection asks by {@code CONNECT} for a host, with or without
 * credentials. Behind it every host is one simulated org, with TLS in front of it.
 */
final class TestProxy implements AutoCloseable {
    private final ServerSocket server;
    private final SSLContext tls;
    private final int orgPort;
    private final @Nullable String authorization;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private TestProxy(
            ServerSocket server, SSLContext tls, int orgPort, @Nullable String authorization) {
        this.server = server;
        this.tls = tls;
        this.orgPort = orgPort;
        this.authorization = authorization;
    }

    /**
     * Starts one that opens connections to everyone.
     *
     * @param certificate of the hosts behind it
     * @param orgUrl of the simulated org
     */
    static TestProxy open(TestCertificate certificate, String orgUrl) throws Exception {
        return start(certificate, orgUrl, null);
    }

    /** Starts one that opens connections only to this user. */
    static TestProxy forUser(
            TestCertificate certificate, String orgUrl, String user, String password)
            throws Exception {
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return start(certificate, orgUrl, "Basic " + Base64.getEncoder().encodeToString(login));
    }

    private static TestProxy start(
            TestCertificate certificate, String orgUrl, @Nullable String authorization)
            throws Exception {
        TestProxy proxy =
                new TestProxy(
                        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                        certificate.context(),
                        URI.create(orgUrl).getPort(),
                        authorization);
        Thread.ofVirtual().start(proxy::acceptAll);
        return proxy;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The first line of each request to the proxy itself. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String sent = "";
            InputStream in = client.getInputStream();
            String line = line(in);
            requests.add(line);
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.regionMatches(true, 0, "Proxy-Authorization: ", 0, 21)) {
                    sent = header.substring(21);
                }
            }
            OutputStream out = client.getOutputStream();
            if (authorization != null && !authorization.equals(sent)) {
                out.write(ascii("HTTP/1.1 407 Proxy Authentication Required\r\n"));
                out.write(ascii("Proxy-Authenticate: Basic realm=\"test\"\r\n"));
                out.write(ascii("Content-Length: 0\r\n\r\n"));
            } else {
                out.write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
                tunnel(client);
            }
        } catch (IOException ended) {
            // Either side has closed the connection.
        }
    }

    private void tunnel(Socket client) throws IOException {
        try (SSLSocket secured =
                        (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
                Socket org = new Socket(InetAddress.getLoopbackAddress(), orgPort)) {
            Thread answers = Thread.ofVirtual().start(() -> copy(org, secured));
            copy(secured, org);
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException ended) {
            // Either side has closed the connection.
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
