package dev.tandem.embedded.salesforce.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What fields of one body must not say together, where each of them alone is right. */
final class FieldCombinations {
    private FieldCombinations() {}

    /**
     * What is wrong, in words; empty when nothing is. Fields that are missing contradict nothing.
     */
    static List<String> errorsOf(JsonNode body) {
        List<String> errors = new ArrayList<>();
        ordered("startTime", "endTime", body, errors);
        ordered("enqueueTime", "acceptTime", body, errors);
        if (body.path("longestHoldDuration").asLong() > body.path("totalHoldDuration").asLong()) {
            errors.add("longestHoldDuration must not be more than totalHoldDuration");
        }
        boolean transfer = body.path("initiationMethod").asText().equals("Transfer");
        boolean parent = body.hasNonNull("parentVoiceCallId");
        if (transfer != parent) {
            errors.add("parentVoiceCallId must be there for a Transfer, and for nothing else");
        }
        return errors;
    }

    private static void ordered(String first, String then, JsonNode body, List<String> errors) {
        if (body.hasNonNull(first)
                && body.hasNonNull(then)
                && time(body, then).isBefore(time(body, first))) {
            errors.add(then + " must not be before " + first);
        }
    }

    private static Instant time(JsonNode body, String field) {
        return Instant.parse(body.path(field).asText());
    }
}
