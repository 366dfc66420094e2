package dev.tandem.files;

import java.util.List;

/**
 * The result of reading a file. No message repeats the content of the file.
 *
 * @param <T> what the file is read as
 */
public sealed interface FileContent<T> {
    /**
     * The content is valid.
     *
     * @param summary what may be logged about it, for example {@code count=2}
     * @param warnings what is odd about it, a sentence each; may be empty
     */
    record Usable<T>(T value, String summary, List<String> warnings) implements FileContent<T> {}

    /**
     * The content is not valid.
     *
     * @param faults what is wrong and where, a sentence each; never empty
     */
    record Faulty<T>(List<String> faults) implements FileContent<T> {}
}
