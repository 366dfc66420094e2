package dev.tandem.ingest;

import dev.tandem.webex.SecretsMetrics;
import java.util.function.LongSupplier;

/** What to watch at the webhook door. Called on event loops: an implementation must not block. */
public interface WebhookMetrics extends SecretsMetrics {
    /** Nobody watches. */
    WebhookMetrics NONE = new WebhookMetrics() {};

    /** A webhook was answered. */
    default void answered(WebhookOutcome outcome) {}

    /** The broker acknowledged a record, that long after it was handed over. */
    default void acknowledged(long nanos) {}

    /**
     * Told once at start: how many records, and how many bytes of them, wait for the broker's
     * acknowledgement.
     */
    default void watchInFlight(LongSupplier records, LongSupplier bytes) {}
}
