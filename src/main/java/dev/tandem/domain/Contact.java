package dev.tandem.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contact as its start describes it, carried by every command that needs it. Numbers are as
 * Webex wrote them: the package {@code salesforce} translates them and replaces withheld ones.
 *
 * @param interactionId Webex's task id
 * @param startTime the event time of the first start taken in, fixed for good; milliseconds
 * @param ani the caller's number; null, empty or "anonymous" when withheld
 * @param dnis the dialed number; null when Webex did not say
 * @param attributes what a flow sent with the start, for templates; empty for webhooks
 * @param origin where the contact came from; null when not known
 */
public record Contact(
        String interactionId,
        Instant startTime,
        @Nullable String ani,
        @Nullable String dnis,
        Map<String, String> attributes,
        @Nullable ContactOrigin origin) {

    public Contact {
        attributes = Map.copyOf(attributes);
    }

    /**
     * The key that links the agent's desktop to the VoiceCall record; the same one in every Webex
     * flow.
     */
    public String vendorCallKey() {
        return vendorCallKey(interactionId);
    }

    /** The vendorCallKey of any interaction. */
    public static String vendorCallKey(String interactionId) {
        return "wxcc_" + interactionId;
    }
}
