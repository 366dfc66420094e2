package dev.tandem.ingest.webhook;

import dev.tandem.webex.signature.SecretsMetrics;

/** What to watch at the webhook door. Called on event loops: an implementation must not block. */
public interface WebhookMetrics extends SecretsMetrics {
    /** Records nothing. */
    WebhookMetrics NONE = new WebhookMetrics() {};

    /** A webhook was answered. */
    default void answered(WebhookOutcome outcome) {}

    /**
     * A signed webhook carries another time than this machine's clock has; alert when it nears the
     * tolerance.
     *
     * @param millis the webhook's time minus now
     */
    default void timestampSkew(long millis) {}
}
