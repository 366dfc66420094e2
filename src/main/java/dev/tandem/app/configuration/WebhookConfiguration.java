package dev.tandem.app.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How webhooks are taken in.
 *
 * @param secretsFile the file with the subscriptions' secrets; empty only where unsigned webhooks
 *     are allowed
 * @param allowUnsigned whether webhooks without a signature are taken
 * @param timestampTolerance how far a signed timestamp may lie from now, in both directions
 * @param maxBodySize in bytes
 * @param rejectStatus the HTTP status of a refused signature
 * @param acknowledgeWithin how long a webhook waits for Kafka before it is answered 503
 */
public record WebhookConfiguration(
        Optional<Path> secretsFile,
        boolean allowUnsigned,
        Duration timestampTolerance,
        int maxBodySize,
        int rejectStatus,
        Duration acknowledgeWithin) {}
