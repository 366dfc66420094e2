package dev.tandem.wire;

/** The outcome of reading one record's bytes. Bad bytes are a value, never an exception. */
public sealed interface Reading<T> {

    /** The bytes have the expected format. */
    record Read<T>(T value) implements Reading<T> {}

    /**
     * The bytes have another format.
     *
     * @param reason what was expected, what was found and where, without quoting the record
     */
    record Unreadable<T>(String reason) implements Reading<T> {}
}
