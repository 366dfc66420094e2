package dev.tandem.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a small text file whole. */
public final class SmallFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SmallFile() {}

    /**
     * The text without the byte order mark that some editors of Windows put at its head.
     *
     * @throws IOException when the file cannot be read, or is not text in UTF-8
     */
    public static String read(Path file) throws IOException {
        return withoutByteOrderMark(Files.readString(file));
    }

    /** The same for text that was read otherwise. */
    public static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
