package dev.tandem.webex.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The bytes of an event, read as JSON. */
public sealed interface EventJson {

    /** An object. */
    record Parsed(JsonNode root) implements EventJson {}

    /**
     * Anything else.
     *
     * @param why what is wrong, without repeating any of the bytes: they may hold phone numbers
     */
    record Garbled(String why) implements EventJson {}

    /**
     * Refuses whatever follows the object, since another reader might believe that instead. The
     * length of the body is limited already, so there are no limits to what a single value may be:
     * an odd value of a field that is not needed must not cost the call.
     */
    ObjectReader READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(Integer.MAX_VALUE)
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .build())
                                    .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .nodeFactory(new EventObject.Factory())
                    .build()
                    .readerFor(JsonNode.class);

    static EventJson read(byte[] bytes) {
        try {
            JsonNode root = READER.readTree(bytes);
            return root.isObject()
                    ? new Parsed(root)
                    : new Garbled("the body is not a JSON object");
        } catch (JsonProcessingException e) {
            return new Garbled(Complaint.of(e));
        } catch (IOException e) {
            // Bytes that are not UTF-8 end here without a place.
            if (e instanceof CharConversionException) {
                return new Garbled("the body is not UTF-8");
            }
            throw new UncheckedIOException("Expected to read bytes in memory, but failed", e);
        }
    }

    /** The same of a text inside an event; any kind of value is accepted. */
    static EventJson readAny(String text) {
        try {
            return new Parsed(READER.readTree(text));
        } catch (JsonProcessingException e) {
            return new Garbled(Complaint.of(e));
        }
    }

    /** Where a body stops being JSON, and the likely reason. */
    final class Complaint {
        /** Fields whose names may be repeated: any other name may be a piece of a value. */
        private static final Set<String> KNOWN_FIELDS =
                Set.of(
                        "event",
                        "interactionid",
                        "ani",
                        "dnis",
                        "orgid",
                        "entrypointid",
                        "time",
                        "attributes",
                        "callbacktype",
                        "queueid",
                        "agentid",
                        "reason",
                        "terminatingparty",
                        "data",
                        "taskid",
                        "origin",
                        "destination");

        /** Parts of Jackson's messages about a value that is neither text nor number. */
        private static final List<String> VALUE_EXPECTED =
                List.of(
                        "expected a v",
                        "expecting double-quote",
                        "Unrecognized token",
                        "Leading zeroes",
                        "plus sign",
                        "numeric value");

        private Complaint() {}

        static String of(JsonProcessingException e) {
            return "the body is not JSON" + place(e) + ": " + cause(e);
        }

        private static String place(JsonProcessingException e) {
            var where = e.getLocation();
            if (where == null) {
                return "";
            }
            String at =
                    " from line %d, column %d on".formatted(where.getLineNr(), where.getColumnNr());
            String field =
                    e.getProcessor() instanceof JsonParser parser
                            ? parser.getParsingContext().getCurrentName()
                            : null;
            return field != null && KNOWN_FIELDS.contains(field.toLowerCase(Locale.ROOT))
                    ? at + ", at or after the value of " + field
                    : at;
        }

        /** Jackson's own messages quote the body, so only their kind is used. */
        private static String cause(JsonProcessingException e) {
            String message = e.getOriginalMessage();
            if (e instanceof JsonEOFException) {
                return "it ends too early, so a quotation mark or a bracket is not closed";
            }
            if (message.startsWith("Illegal unquoted character")) {
                return "a line break, a tab or another control character stands unescaped inside a"
                        + " text";
            }
            if (message.startsWith("Unrecognized character escape")) {
                return "a backslash stands unescaped inside a text";
            }
            if (message.contains("was expecting comma") || message.contains("expecting a colon")) {
                return "most likely a quotation mark stands unescaped inside the text before it";
            }
            if (VALUE_EXPECTED.stream().anyMatch(message::contains)) {
                return "most likely a variable was pasted without quotation marks around it, or was"
                        + " empty, or was not rendered";
            }
            return "most likely a value was pasted without being escaped";
        }
    }
}
