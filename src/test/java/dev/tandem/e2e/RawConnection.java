package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Locale;

/** A connection over which every byte of a request is chosen by the test. */
public final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    /** The four bytes of the two line ends. */
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Connects to a port of this machine. */
    public static RawConnection to(int port) throws IOException {
        return new RawConnection(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Speaks over a socket that is connected, such as one with TLS. */
    static RawConnection over(Socket socket) throws IOException {
        return new RawConnection(socket);
    }

    /** What the program answers. */
    public record Answer(int status, String head, String body) {
        boolean closes() {
            return head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n");
        }
    }

    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends the body in chunks of that many bytes, ended by the empty one. */
    RawConnection sendChunked(byte[] body, int chunkSize) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += chunkSize) {
            int length = Math.min(chunkSize, body.length - at);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
            out.write(body, at, length);
            out.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        out.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return send(out.toByteArray());
    }

    /**
     * Reads one answer.
     *
     * @throws IOException when the connection ends or stays silent before it is whole
     */
    public Answer answer() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int last = 0; last != END_OF_HEAD; ) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Expected an answer, but the connection was closed");
            }
            head.write(next);
            last = last << 8 | next;
        }
        String text = head.toString(ISO_8859_1);
        byte[] body = in.readNBytes(contentLength(text));
        return new Answer(Integer.parseInt(text.substring(9, 12)), text, new String(body, UTF_8));
    }

    /** Whether the first bytes of an answer have arrived. */
    boolean hasAnswer() throws IOException {
        return in.available() > 0;
    }

    private static int contentLength(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    /** Whether the program ends the connection within that time, whatever it sends before. */
    public boolean closedWithin(Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toMillis(); left > 0; left = millisUntil(until)) {
                socket.setSoTimeout((int) left);
                if (in.read() < 0) {
                    return true;
                }
            }
            return false;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static long millisUntil(long nanos) {
        return (nanos - System.nanoTime()) / 1_000_000;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
