package dev.tandem.embedded.callers;

import java.net.URI;

/**
 * A Webex subscription, from its own side.
 *
 * @param url where it posts
 * @param subscriptionId its id, in the {@code source} of every event
 * @param webexOrgId the organisation that it belongs to
 * @param secret signs every event; at least 32 characters
 */
public record WebhookSender(URI url, String subscriptionId, String webexOrgId, String secret) {
    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return "WebhookSender[url=" + url + ", subscriptionId=" + subscriptionId + "]";
    }
}
