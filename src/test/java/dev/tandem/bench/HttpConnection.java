package dev.tandem.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive connection with at most one request under way. */
final class HttpConnection {
    private static final String LENGTH = "content-length:";

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(8192);

    /** What is under way; written before the request leaves, read when its answer comes. */
    volatile Request request;

    volatile long intendedNanos;

    private HttpConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static HttpConnection open(int port, Selector selector) throws IOException {
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        HttpConnection connection = new HttpConnection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** Writes the whole request: one of these sizes always fits the socket's empty buffer. */
    void send(Request next, long intended) throws IOException {
        request = next;
        intendedNanos = intended;
        ByteBuffer out = next.bytes().duplicate();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Reads what is there; the answer's status once it is whole, else 0. */
    int receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("Expected the connection to be kept, but it was closed");
        }
        int end = endOfHead();
        if (end < 0) {
            return 0;
        }
        String head = new String(in.array(), 0, end, StandardCharsets.ISO_8859_1);
        if (in.position() < end + bodyLength(head)) {
            return 0;
        }
        in.clear();
        return Integer.parseInt(head, 9, 12, 10);
    }

    private int endOfHead() {
        byte[] bytes = in.array();
        for (int i = 3; i < in.position(); i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int bodyLength(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        return at < 0
                ? 0
                : Integer.parseInt(
                        lower.substring(at + LENGTH.length(), lower.indexOf('\r', at)).strip());
    }

    void close() throws IOException {
        channel.close();
    }
}
