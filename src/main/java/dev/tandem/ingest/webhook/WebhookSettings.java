package dev.tandem.ingest.webhook;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How webhooks are received.
 *
 * @param secretsFile lines {@code <subscription id or *> <secret>}, re-read when the file changes;
 *     null only where unsigned webhooks are allowed
 * @param allowUnsigned whether webhooks are accepted unverified while there is no secrets file
 * @param timestampTolerance how far the time of a version 2 webhook may be from now, in both
 *     directions
 * @param maxBodySize longest body taken, in bytes: 1 to {@value #LARGEST_BODY}
 * @param rejectStatus the status for a webhook that cannot be verified, 400 to 499
 * @param acknowledgeWithin how long Kafka may take before the answer is 503
 */
public record WebhookSettings(
        @Nullable Path secretsFile,
        boolean allowUnsigned,
        Duration timestampTolerance,
        int maxBodySize,
        int rejectStatus,
        Duration acknowledgeWithin) {

    /** The default limit of a record in Kafka, less room for headers and key. */
    public static final int LARGEST_BODY = 1_000_000;

    /** The most that key, headers and framing add to a body in its record, bytes. */
    public static final int RECORD_OVERHEAD = 4096;

    public WebhookSettings {
        expect(
                secretsFile != null || allowUnsigned,
                "a secrets file unless unsigned webhooks are allowed",
                "there is none");
        expect(
                !timestampTolerance.isNegative() && !timestampTolerance.isZero(),
                "a timestamp tolerance above zero",
                "got " + timestampTolerance);
        expect(
                maxBodySize > 0 && maxBodySize <= LARGEST_BODY,
                "a largest body between 1 and " + LARGEST_BODY + " bytes",
                "got " + maxBodySize);
        expect(
                rejectStatus >= 400 && rejectStatus <= 499,
                "a status between 400 and 499 for webhooks that cannot be verified",
                "got " + rejectStatus);
        expect(
                acknowledgeWithin.toMillis() >= 100 && acknowledgeWithin.toMinutes() < 1,
                "between 0.1 and 60 seconds for Kafka to acknowledge",
                "got " + acknowledgeWithin);
    }

    private static void expect(boolean met, String what, String but) {
        if (!met) {
            throw new IllegalArgumentException("Expected " + what + ", but " + but);
        }
    }
}
