package dev.tandem.webex.signature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.webex.json.EventJson;
import dev.tandem.webex.json.EventTimes;
import dev.tandem.webex.signature.WebhookVerdict.StaleTimestamp;
import dev.tandem.webex.signature.WebhookVerdict.TimestampDiffers;
import dev.tandem.webex.signature.WebhookVerdict.TimestampMissing;
import dev.tandem.webex.signature.WebhookVerdict.Unreadable;
import dev.tandem.webex.signature.WebhookVerdict.Unsigned;
import dev.tandem.webex.signature.WebhookVerdict.WrongSignature;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a webhook comes from Webex. The order matters: nothing about a body shows in the
 * verdict before its signature matched, so that an unsigned one reveals nothing. A body with {@code
 * comciscotimestamp} is of version 2 and needs the header that repeats it: else stripping the
 * header would turn off the protection against replays.
 */
public final class WebhookVerification {
    private final Supplier<WebhookSecrets> secrets;
    private final boolean allowUnsigned;
    private final long toleranceMillis;
    private final Clock clock;
    private final LongConsumer skew;

    /**
     * Verifies from now on by these rules.
     *
     * @param secrets asked anew for each webhook
     * @param allowUnsigned whether bodies are accepted unverified while there is no secret; with at
     *     least one secret every body must be signed
     * @param timestampTolerance how far the time of a version 2 webhook may be from now, in both
     *     directions
     * @param skew is given how far it is, in milliseconds; negative for the past
     */
    public WebhookVerification(
            Supplier<WebhookSecrets> secrets,
            boolean allowUnsigned,
            Duration timestampTolerance,
            Clock clock,
            LongConsumer skew) {
        this.secrets = secrets;
        this.allowUnsigned = allowUnsigned;
        this.toleranceMillis = timestampTolerance.toMillis();
        this.clock = clock;
        this.skew = skew;
    }

    /**
     * Verifies one webhook.
     *
     * @param body as received
     * @param signature the value of {@code X-WebexCC-Signature}, null when absent
     * @param timestamp the value of {@code X-WebExCC-Timestamp}, null when absent
     */
    public WebhookVerdict verify(
            byte[] body, @Nullable String signature, @Nullable String timestamp) {
        WebhookSecrets live = secrets.get();
        if (live.isEmpty()) {
            return allowUnsigned ? withoutSignature(body) : new Unsigned();
        }
        if (signature == null || signature.isBlank()) {
            return new Unsigned();
        }
        EventJson json = EventJson.read(body);
        String keyId = live.signerOf(WebhookEnvelope.subscriptionOf(json), body, signature.strip());
        if (keyId == null) {
            return new WrongSignature();
        }
        return switch (json) {
            case EventJson.Garbled(String why) -> new Unreadable(why);
            case EventJson.Parsed(JsonNode root) -> signed(root, keyId, timestamp);
        };
    }

    /**
     * The subscription that a body claims to come through, for the log: nothing about it is
     * verified.
     *
     * @return null when it claims none, or is not readable
     */
    public static @Nullable String claimedSubscription(byte[] body) {
        return WebhookEnvelope.subscriptionOf(EventJson.read(body));
    }

    private static WebhookVerdict withoutSignature(byte[] body) {
        return switch (EventJson.read(body)) {
            case EventJson.Garbled(String why) -> new Unreadable(why);
            case EventJson.Parsed(JsonNode root) -> WebhookEnvelope.accept(root, null);
        };
    }

    private WebhookVerdict signed(JsonNode root, String keyId, @Nullable String header) {
        JsonNode sent = root.path("comciscotimestamp");
        if (sent.isMissingNode() || sent.isNull()) {
            return WebhookEnvelope.accept(root, keyId);
        }
        if (header == null || header.isBlank()) {
            return new TimestampMissing();
        }
        OptionalLong sentAt = EventTimes.epochMillis(sent.asText());
        if (sentAt.isEmpty()) {
            return new Unreadable("comciscotimestamp is not a number of milliseconds");
        }
        if (!EventTimes.epochMillis(header).equals(sentAt)) {
            return new TimestampDiffers();
        }
        long offBy = sentAt.getAsLong() - clock.millis();
        skew.accept(offBy);
        return Math.abs(offBy) > toleranceMillis
                ? new StaleTimestamp(offBy)
                : WebhookEnvelope.accept(root, keyId);
    }
}
