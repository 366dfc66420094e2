package dev.tandem.recording;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads the lines of a stream into a buffer that it uses again. For one thread. */
final class LineReader {
    private static final int MOST_BYTES = 64 << 20;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long LINE_BREAKS = ONES * '\n';

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int begin;
    private int end;
    private int length;
    private boolean whole;
    private boolean cut;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line.
     *
     * @return whether there is one; the last may lack its line break, see {@link #whole()}
     * @throws UnusableRecording when it is longer than 64 MiB
     */
    boolean next() throws IOException {
        begin += length + (whole ? 1 : 0);
        length = 0;
        int searched = begin;
        while (true) {
            int lineBreak = lineBreak(searched);
            if (lineBreak < end) {
                length = lineBreak - begin;
                whole = true;
                return true;
            }
            int unfinished = end - begin;
            if (!fill()) {
                length = unfinished;
                whole = false;
                return length > 0;
            }
            searched = begin + unfinished;
        }
    }

    /** Where the next line break is, eight bytes at a time; the end of the bytes for none. */
    private int lineBreak(int from) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long others = (long) LONGS.get(buffer, i) ^ LINE_BREAKS;
            // The lowest byte that is zero has its highest bit set, and none below it has.
            long zeros = (others - ONES) & ~others & HIGHEST_BITS;
            if (zeros != 0) {
                return i + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Whether the line ends with a line break. */
    boolean whole() {
        return whole;
    }

    /** Whether the stream broke off instead of ending. */
    boolean cut() {
        return cut;
    }

    byte[] buffer() {
        return buffer;
    }

    int begin() {
        return begin;
    }

    int length() {
        return length;
    }

    private boolean fill() throws IOException {
        if (begin > 0) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        if (end == buffer.length) {
            if (buffer.length >= MOST_BYTES) {
                throw new UnusableRecording("a line is longer than 64 MiB");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int read = in.read(buffer, end, buffer.length - end);
            end += Math.max(0, read);
            return read > 0;
        } catch (EOFException e) {
            cut = true;
            return false;
        }
    }
}
