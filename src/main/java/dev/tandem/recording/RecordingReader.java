package dev.tandem.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a recording, line after line. For one thread. */
public final class RecordingReader implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final InputStream file;
    private final LineReader lines;
    private final RecordingHeader header;
    private final WrittenLines written = new WrittenLines();
    private JsonParser parser;
    private @Nullable Set<String> wanted;
    private long line;
    private boolean truncated;

    private RecordingReader(InputStream file) throws IOException {
        this.file = file;
        this.lines = new LineReader(file);
        line++;
        if (!lines.next()) {
            throw notARecording();
        }
        this.parser = parserOfLine();
        this.header = readHeader();
    }

    private JsonParser parserOfLine() throws IOException {
        return JSON.createParser(lines.buffer(), lines.begin(), lines.length());
    }

    /**
     * Opens a recording and reads its header.
     *
     * @param file closed with the reader
     * @throws UnusableRecording when it is none, or one of another format
     */
    public static RecordingReader open(InputStream file) throws IOException {
        return new RecordingReader(file);
    }

    /**
     * Reads lines of these topics whole, and of others no more than topic, partition, offset and
     * timestamp, as if they had neither key nor body.
     */
    public void readOnly(Set<String> topics) {
        wanted = Set.copyOf(topics);
    }

    /** The first line. */
    public RecordingHeader header() {
        return header;
    }

    /** The number of the line that was read last; the header is line 1. */
    public long lineNumber() {
        return line;
    }

    /** Whether the file ended in the middle of a line, which is not used. */
    public boolean truncated() {
        return truncated;
    }

    private RecordingHeader readHeader() throws IOException {
        String format = "";
        String origin = "";
        String recordedAt = "";
        boolean masked = false;
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notARecording();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case Fields.FORMAT -> format = text();
                    case Fields.ORIGIN -> origin = text();
                    case Fields.RECORDED_AT -> recordedAt = text();
                    case Fields.MASKED -> masked = parser.getValueAsBoolean();
                    default -> parser.skipChildren();
                }
            }
            if (!format.equals(RecordingHeader.FORMAT)) {
                throw notARecording();
            }
            return new RecordingHeader(format, origin, Instant.parse(recordedAt), masked);
        } catch (JsonProcessingException | DateTimeException e) {
            throw notARecording();
        }
    }

    private static UnusableRecording notARecording() {
        return new UnusableRecording(
                "line 1 is not the header of a recording with \"format\":\""
                        + RecordingHeader.FORMAT
                        + "\"");
    }

    /**
     * The next line; null at the end of the file. A last line that was not written whole ends the
     * recording, see {@link #truncated()}.
     *
     * @throws UnusableRecording when a line is not one of a recording
     */
    public @Nullable RecordedLine next() throws IOException {
        if (!lines.next()) {
            truncated |= lines.cut();
            return null;
        }
        line++;
        RecordedLine usual =
                lines.whole()
                        ? written.read(lines.buffer(), lines.begin(), lines.length(), wanted)
                        : null;
        if (usual != null) {
            return usual;
        }
        parser = parserOfLine();
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unusable("it is not a JSON object");
            }
            RecordedLine read = readLine();
            if (parser.nextToken() != null) {
                throw unusable("something follows its JSON object");
            }
            return read;
        } catch (JsonProcessingException e) {
            if (!lines.whole()) {
                truncated = true;
                return null;
            }
            throw unusable("it is not JSON (column " + e.getLocation().getColumnNr() + ")");
        }
    }

    private RecordedLine readLine() throws IOException {
        String topic = "";
        int partition = -1;
        long offset = -1;
        long timestamp = -1;
        byte @Nullable [] key = null;
        byte @Nullable [] body = null;
        List<RecordedLine.Header> headers = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case Fields.TOPIC -> topic = text();
                case Fields.PARTITION -> partition = (int) number();
                case Fields.OFFSET -> offset = number();
                case Fields.TIMESTAMP -> timestamp = number();
                case Fields.KEY -> key = utf8();
                case Fields.KEY_BASE64 -> key = base64();
                case Fields.BODY -> body = utf8();
                case Fields.BODY_BASE64 -> body = base64();
                case Fields.HEADERS -> headers = headers();
                default -> parser.skipChildren();
            }
        }
        if (topic.isEmpty() || partition < 0 || offset < 0 || timestamp < 0) {
            throw unusable("it lacks its topic, partition, offset or timestamp");
        }
        return new RecordedLine(
                topic, partition, offset, Instant.ofEpochMilli(timestamp), key, headers, body);
    }

    private List<RecordedLine.Header> headers() throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw unusable("its headers are not an array");
        }
        List<RecordedLine.Header> headers = new ArrayList<>(4);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String name = "";
            byte @Nullable [] value = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case Fields.NAME -> name = text();
                    case Fields.VALUE -> value = utf8();
                    case Fields.VALUE_BASE64 -> value = base64();
                    default -> parser.skipChildren();
                }
            }
            headers.add(new RecordedLine.Header(name, value));
        }
        return headers;
    }

    private String text() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw unusable(parser.currentName() + " is not text");
        }
        return parser.getText();
    }

    private long number() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw unusable(parser.currentName() + " is not a whole number");
        }
        return parser.getLongValue();
    }

    private byte[] utf8() throws IOException {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] base64() throws IOException {
        try {
            return Base64.getDecoder().decode(text());
        } catch (IllegalArgumentException e) {
            throw unusable(parser.currentName() + " is not Base64");
        }
    }

    private UnusableRecording unusable(String why) {
        return new UnusableRecording("line " + line + " cannot be read: " + why);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
