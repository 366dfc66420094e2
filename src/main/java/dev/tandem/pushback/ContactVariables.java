package dev.tandem.pushback;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.RoutingAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a contact, under the names that the flow of this product uses too. The first two
 * are fixed by Cisco's definition of the contact centre in Salesforce ({@code vendorCallKeyCallVar}
 * and {@code voiceCallIdCallVar}).
 */
final class ContactVariables {
    static final String VENDOR_CALL_KEY = "SCV_VendorCallKey";
    static final String VOICE_CALL_ID = "SCV_VoiceCallRecordId";
    static final String QUEUE = "SCV_OmniFlowQueue";
    static final String AGENT = "SCV_OmniFlowAgent";

    /** What Webex takes for one value, in bytes. */
    private static final int LONGEST = 1024;

    private ContactVariables() {}

    /** What is known; a value that Webex would not take is left out, not cut. */
    static Map<String, String> of(RoutingAnswer answer) {
        Map<String, String> variables = new LinkedHashMap<>();
        put(variables, VENDOR_CALL_KEY, answer.vendorCallKey());
        put(variables, VOICE_CALL_ID, answer.voiceCallId());
        put(variables, QUEUE, answer.queue());
        put(variables, AGENT, answer.agent());
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null && !value.isBlank() && value.getBytes(UTF_8).length <= LONGEST) {
            variables.put(name, value);
        }
    }
}
