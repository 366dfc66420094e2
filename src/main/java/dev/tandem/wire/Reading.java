package dev.tandem.wire;

/** What became of reading one record's bytes: bad bytes are expected, and never thrown. */
public sealed interface Reading<T> {

    /** The bytes were what they should be. */
    record Read<T>(T value) implements Reading<T> {}

    /**
     * The bytes were not what they should be.
     *
     * @param reason what was expected, what was found and where, without the record's own words
     */
    record Unreadable<T>(String reason) implements Reading<T> {}
}
