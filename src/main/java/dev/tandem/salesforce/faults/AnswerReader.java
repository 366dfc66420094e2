package dev.tandem.salesforce.faults;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reads answers leniently: unknown fields, any status, any shape; it never fails. */
public final class AnswerReader {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final ObjectReader WRAPPER = MAPPER.readerFor(WrapperJson.class);
    private static final ObjectReader PLATFORM = MAPPER.readerFor(PlatformError[].class);

    private AnswerReader() {}

    /**
     * Reads the answer as far as it can be read.
     *
     * @param bytes the body of the response, which can be read only once
     */
    public static OrgAnswer read(
            RestResponse<byte[]> response, byte @Nullable [] bytes, Clock clock) {
        return new OrgAnswer(
                response.getStatus(),
                RetryAfter.parse(response.getHeaderString("Retry-After"), clock),
                host(response.getHeaderString("Location")),
                body(bytes));
    }

    /** The host only, because the rest of the address may hold a session id. */
    private static @Nullable String host(@Nullable String location) {
        try {
            return location == null ? null : new URI(location.strip()).getHost();
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    public static OrgAnswer.Body body(byte @Nullable [] bytes) {
        try {
            return switch (firstCharacter(bytes)) {
                case '{' -> wrapper(WRAPPER.readValue(bytes));
                case '[' -> platform(PLATFORM.readValue(bytes));
                case '<' -> isXml(bytes) ? new OrgAnswer.Unreadable() : new OrgAnswer.Page();
                default -> new OrgAnswer.Unreadable();
            };
        } catch (IOException notJson) {
            return new OrgAnswer.Unreadable();
        }
    }

    private static boolean isXml(byte @Nullable [] bytes) {
        return bytes != null
                && new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("<?xml");
    }

    private static char firstCharacter(byte @Nullable [] bytes) {
        if (bytes != null) {
            for (byte each : bytes) {
                if (!Character.isWhitespace(each)) {
                    return (char) each;
                }
            }
        }
        return ' ';
    }

    private static OrgAnswer.Body wrapper(WrapperJson json) {
        Boolean success = truth(json.success());
        WrapperData data = data(json.data());
        if (success == null && data == null && json.errors() == null) {
            return new OrgAnswer.Unreadable();
        }
        List<String> errors = json.errors() == null ? List.of() : json.errors();
        return new OrgAnswer.Wrapper(success, data, errors);
    }

    private static @Nullable Boolean truth(@Nullable JsonNode success) {
        if (success == null) {
            return null;
        }
        return switch (success.asText().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private static @Nullable WrapperData data(@Nullable JsonNode data) {
        return data == null || !data.isObject()
                ? null
                : new WrapperData(
                        named(data, "voiceCallId"),
                        named(data, "queue"),
                        named(data, "agent"),
                        named(data, "status"));
    }

    /** A single value; Apex writes a missing one as null, as an empty text or as the word. */
    private static @Nullable String named(JsonNode data, String field) {
        JsonNode value = data.path(field);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        return text.isEmpty() || text.equalsIgnoreCase("null") ? null : text;
    }

    private static OrgAnswer.Body platform(@Nullable PlatformError[] json) {
        List<PlatformError> errors =
                Arrays.stream(json)
                        .filter(Objects::nonNull)
                        .filter(error -> error.message() != null || error.errorCode() != null)
                        .toList();
        return errors.isEmpty() ? new OrgAnswer.Unreadable() : new OrgAnswer.Platform(errors);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record WrapperJson(
            @Nullable JsonNode success,
            @Nullable JsonNode data,
            @JsonDeserialize(using = ErrorTexts.class) @Nullable List<String> errors) {}
}
