package dev.tandem.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a small text file. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * The text without the byte order mark that some Windows editors write.
     *
     * @throws IOException when the file cannot be read, or is not text in UTF-8
     */
    public static String read(Path file) throws IOException {
        return withoutByteOrderMark(Files.readString(file));
    }

    /** Removes the byte order mark of a text that was read in another way. */
    public static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
