package dev.tandem.recording;

import java.time.Instant;

/**
 * The first line of a recording.
 *
 * @param format the form of the file with its version; {@link #FORMAT} is what this program writes
 * @param origin where the records come from, e.g. the bootstrap servers; for people
 * @param recordedAt when the recording began
 * @param masked whether phone numbers were replaced
 */
public record RecordingHeader(String format, String origin, Instant recordedAt, boolean masked) {
    /** The form that this program writes, and the only one that it reads. */
    public static final String FORMAT = "tandem-recording/1";

    /** The header of a new recording. */
    public static RecordingHeader of(String origin, Instant recordedAt) {
        return new RecordingHeader(FORMAT, origin, recordedAt, false);
    }

    /** The same, of a recording whose phone numbers are replaced. */
    public RecordingHeader withMaskedNumbers() {
        return new RecordingHeader(format, origin, recordedAt, true);
    }
}
