package dev.tandem.embedded.salesforce.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;

/** What the value of a field must be. */
enum FieldRule {
    TEXT("text"),
    FLAG("true or false"),
    COUNT("a whole number of 0 or more"),
    OBJECT("an object"),
    KEY("text of 1 to 255 characters"),
    NUMBER("text of 1 to 40 characters"),
    LOCATION("text of 1 to 1000 characters"),
    INITIATION_METHOD("Inbound or Transfer"),
    TIME("UTC as 2019-07-02T17:32:28Z, with milliseconds at most"),
    CALL_ATTRIBUTES("a string that holds a JSON object"),
    PARTICIPANTS("one participant with participantKey and type END_USER"),
    DISCONNECT_REASON("value (text) and isError (true or false)");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UTC =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");

    private final String expected;

    FieldRule(String expected) {
        this.expected = expected;
    }

    String expected() {
        return expected;
    }

    boolean allows(JsonNode value) {
        return switch (this) {
            case TEXT -> value.isTextual();
            case FLAG -> value.isBoolean();
            case COUNT -> value.isIntegralNumber() && value.longValue() >= 0;
            case OBJECT -> value.isObject();
            case KEY -> hasLength(value, 255);
            case NUMBER -> hasLength(value, 40);
            case LOCATION -> hasLength(value, 1_000);
            case INITIATION_METHOD -> Set.of("Inbound", "Transfer").contains(value.asText());
            case TIME -> isTime(value);
            case CALL_ATTRIBUTES -> isObjectInText(value);
            case PARTICIPANTS -> isOneEndUser(value);
            case DISCONNECT_REASON -> isReason(value);
        };
    }

    private static boolean hasLength(JsonNode value, int longest) {
        return value.isTextual()
                && !value.textValue().isEmpty()
                && value.textValue().length() <= longest;
    }

    private static boolean isTime(JsonNode value) {
        if (!value.isTextual() || !UTC.matcher(value.textValue()).matches()) {
            return false;
        }
        try {
            Instant.parse(value.textValue());
            return true;
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }

    private static boolean isObjectInText(JsonNode value) {
        if (!value.isTextual()) {
            return false;
        }
        try {
            return JSON.readTree(value.textValue()).isObject();
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    private static boolean isOneEndUser(JsonNode value) {
        return value.isArray()
                && value.size() == 1
                && hasLength(value.path(0).path("participantKey"), 255)
                && value.path(0).path("type").asText().equals("END_USER")
                && value.path(0).size() == 2;
    }

    private static boolean isReason(JsonNode value) {
        return value.isObject()
                && value.path("value").isTextual()
                && value.path("isError").isBoolean()
                && value.size() == 2;
    }
}
