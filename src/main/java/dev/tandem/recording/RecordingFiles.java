package dev.tandem.recording;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Opens the files of recordings; the suffix {@code .zst} stands for Zstandard. */
public final class RecordingFiles {
    private static final String COMPRESSED = ".zst";
    private static final int BUFFER = 1 << 16;

    private RecordingFiles() {}

    /** Opens a file to read. Parts that were appended one by one are read as one. */
    public static InputStream read(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        if (!compressed(file)) {
            return bytes;
        }
        try {
            return new UpToTheCut(new ZstdInputStream(bytes));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * Opens a file to write.
     *
     * @param options as those of {@link Files#newOutputStream}
     */
    public static OutputStream write(Path file, OpenOption... options) throws IOException {
        OutputStream bytes = Files.newOutputStream(file, options);
        if (!compressed(file)) {
            return bytes;
        }
        try {
            // A flush ends a block, so that what was flushed can be read after a crash.
            return new ZstdOutputStream(bytes).setCloseFrameOnFlush(false);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Reports the end of a file that was cut off like that of any other stream. */
    private static final class UpToTheCut extends FilterInputStream {
        UpToTheCut(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                return super.read(into, from, length);
            } catch (ZstdIOException e) {
                throw (EOFException)
                        new EOFException("the compressed data is cut off or damaged").initCause(e);
            }
        }
    }

    private static boolean compressed(Path file) {
        return file.toString().endsWith(COMPRESSED);
    }
}
