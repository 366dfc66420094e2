package dev.tandem.files;

import java.util.List;

/**
 * What came of reading a file. No message repeats what stands in it.
 *
 * @param <T> what the file is read as
 */
public sealed interface FileContent<T> {
    /**
     * It makes sense.
     *
     * @param summary what the log may say of it, for example {@code count=2}
     * @param warnings what is odd about it, a sentence each; may be empty
     */
    record Usable<T>(T value, String summary, List<String> warnings) implements FileContent<T> {}

    /**
     * It makes none.
     *
     * @param faults what is wrong and where, a sentence each; never empty
     */
    record Faulty<T>(List<String> faults) implements FileContent<T> {}
}
