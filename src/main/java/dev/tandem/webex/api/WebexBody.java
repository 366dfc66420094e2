package dev.tandem.webex.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to Webex.
 *
 * @param contentType for the header of that name
 * @param text null for none; UTF-8 on the wire
 */
record WebexBody(String contentType, @Nullable String text) {
    private static final String JSON = "application/json";

    /** JSON, or none for null. */
    static WebexBody json(@Nullable JsonNode body) {
        return new WebexBody(JSON, body == null ? null : body.toString());
    }

    /** A JSON file as the part {@code file} of a form, as a browser uploads one. */
    static WebexBody upload(String fileName, String content) {
        String boundary = "tandem-" + UUID.randomUUID();
        String text =
                String.join(
                        "\r\n",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"file\"; filename=\"%s\""
                                .formatted(fileName),
                        "Content-Type: " + JSON,
                        "",
                        content,
                        "--" + boundary + "--",
                        "");
        return new WebexBody("multipart/form-data; boundary=" + boundary, text);
    }

    /** Without the text, which may hold a secret. */
    @Override
    public String toString() {
        return "WebexBody[contentType=" + contentType + "]";
    }
}
