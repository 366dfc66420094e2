package dev.tandem.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the start told about the caller, as every command that needs it carries it. Numbers are as
 * Webex wrote them: translating them and hiding withheld ones is the Salesforce side's work.
 *
 * @param interactionId Webex's task id
 * @param startTime the event time of the first start taken in, fixed for good; milliseconds
 * @param ani the caller's number; null, empty or "anonymous" when withheld
 * @param dnis the dialed number; null when Webex did not say
 * @param attributes what a flow sent along, for templates; empty for webhooks
 * @param origin what was told of where the contact came from; null when nothing was
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
