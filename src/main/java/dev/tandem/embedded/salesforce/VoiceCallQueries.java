package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import dev.tandem.embedded.salesforce.records.RequestEffect;
import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import dev.tandem.embedded.salesforce.records.StoredVoiceCalls;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one query that the org answers: the VoiceCall records of a vendorCallKey. */
final class VoiceCallQueries {
    /** In a text of SOQL a backslash goes before a quote and before a backslash. */
    private static final Pattern BY_KEY =
            Pattern.compile(
                    "SELECT Id FROM VoiceCall WHERE VendorCallKey ="
                            + " '((?:[^'\\\\]|\\\\['\\\\])*+)'");

    private final StoredVoiceCalls calls;

    VoiceCallQueries(StoredVoiceCalls calls) {
        this.calls = calls;
    }

    /** The key that the query asks for, null when it is another query or none. */
    static @Nullable String vendorCallKeyOf(String soql) {
        Matcher byKey = BY_KEY.matcher(soql);
        return byKey.matches() ? byKey.group(1).replaceAll("\\\\(.)", "$1") : null;
    }

    /**
     * @param vendorCallKey what {@link #vendorCallKeyOf} read out of the query
     */
    RequestEffect answer(@Nullable String vendorCallKey, String soql, OrgBehaviour behaviour) {
        if (!behaviour.voiceCallsReadable()) {
            return RequestEffect.none(
                    SimulatedAnswer.platformError(
                            400, "INVALID_TYPE", "sObject type 'VoiceCall' is not supported."));
        }
        if (vendorCallKey == null) {
            return RequestEffect.none(
                    SimulatedAnswer.platformError(
                            400, "MALFORMED_QUERY", "unexpected token: " + soql));
        }
        StoredVoiceCall found = calls.findByKey(vendorCallKey);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("totalSize", found == null ? 0 : 1);
        body.put("done", true);
        ArrayNode records = body.putArray("records");
        if (found != null) {
            ObjectNode record = records.addObject();
            record.putObject("attributes").put("type", "VoiceCall");
            record.put("Id", found.id());
        }
        return new RequestEffect(
                SimulatedAnswer.json(200, body),
                false,
                vendorCallKey,
                found == null ? null : found.id());
    }
}
