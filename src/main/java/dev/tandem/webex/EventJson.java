package dev.tandem.webex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of an event, read as JSON. */
sealed interface EventJson {

    /** An object. */
    record Parsed(JsonNode root) implements EventJson {}

    /**
     * Anything else.
     *
     * @param why what is wrong, without repeating any of the bytes: they may hold phone numbers
     */
    record Garbled(String why) implements EventJson {}

    /** Refuses whatever follows the object, since another reader might believe that instead. */
    ObjectReader READER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    static EventJson read(byte[] bytes) {
        try {
            JsonNode root = READER.readTree(bytes);
            return root.isObject()
                    ? new Parsed(root)
                    : new Garbled("the body is not a JSON object");
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            return new Garbled(
                    where == null
                            ? "the body is not JSON"
                            : "the body is not JSON from line %d, column %d on"
                                    .formatted(where.getLineNr(), where.getColumnNr()));
        } catch (IOException e) {
            // Bytes that are not UTF-8 end here without a place.
            if (e instanceof CharConversionException) {
                return new Garbled("the body is not UTF-8");
            }
            throw new UncheckedIOException("Expected to read bytes in memory, but failed", e);
        }
    }
}
