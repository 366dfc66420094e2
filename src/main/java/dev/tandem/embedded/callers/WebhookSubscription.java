package dev.tandem.embedded.callers;

import java.net.URI;

/**
 * A Webex subscription, as Webex has it.
 *
 * @param url where it posts
 * @param subscriptionId its id, in the {@code source} of every event
 * @param webexOrgId the organisation that it belongs to
 * @param secret signs every event; at least 32 characters
 */
public record WebhookSubscription(
        URI url, String subscriptionId, String webexOrgId, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookSubscription[url=" + url + ", subscriptionId=" + subscriptionId + "]";
    }
}
