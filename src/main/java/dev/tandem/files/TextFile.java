package dev.tandem.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and replaces a small text file. */
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

    /**
     * Puts the text into the file, new or in the place of another, as a whole or not at all, so
     * that a reader at any time has the old text or the new one. The file is its owner's alone.
     *
     * @throws IOException when the file or its directory cannot be written
     */
    public static void replace(Path file, String text) throws IOException {
        Path absolute = file.toAbsolutePath();
        // A temporary file has the rights 0600 from its first moment on.
        Path written = Files.createTempFile(absolute.getParent(), "written", ".new");
        try {
            Files.writeString(written, text);
            Files.move(
                    written,
                    absolute,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Removes the byte order mark of a text that was read in another way. */
    public static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
