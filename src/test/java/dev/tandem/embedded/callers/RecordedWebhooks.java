package dev.tandem.embedded.callers;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The bodies of all webhooks that the recorded calls send. */
public final class RecordedWebhooks {
    private static final WebhookSubscription SUBSCRIPTION =
            new WebhookSubscription(
                    URI.create("http://localhost/webhooks/webex"),
                    "subscription",
                    "organisation",
                    "a-secret-of-thirty-two-characters");

    private RecordedWebhooks() {}

    public static List<String> bodies() {
        Instant now = Instant.parse("2026-02-06T21:09:02.712Z");
        return Recordings.all().stream()
                .flatMap(recording -> recording.events().stream())
                .map(event -> WebhookBody.of(event, "call-1", now, now, SUBSCRIPTION))
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }
}
