package dev.tandem.recording;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.tandem.wire.Payload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a recording, line after line. For one thread. */
public final class RecordingWriter implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BUFFER = 1 << 16;

    private final JsonGenerator lines;

    private RecordingWriter(JsonGenerator lines) {
        this.lines = lines;
    }

    /**
     * Begins a recording with its header.
     *
     * @param file closed with the writer
     */
    public static RecordingWriter begin(OutputStream file, RecordingHeader header)
            throws IOException {
        RecordingWriter writer = resume(file);
        writer.write(header);
        return writer;
    }

    /**
     * Writes behind the last line of a recording.
     *
     * @param file closed with the writer
     */
    public static RecordingWriter resume(OutputStream file) throws IOException {
        JsonGenerator lines =
                JSON.createGenerator(new BufferedOutputStream(file, BUFFER), JsonEncoding.UTF8);
        // What stands between two documents: the newline is written after each, the last included.
        lines.setPrettyPrinter(new MinimalPrettyPrinter(""));
        return new RecordingWriter(lines);
    }

    private void write(RecordingHeader header) throws IOException {
        lines.writeStartObject();
        lines.writeStringField(Fields.FORMAT, header.format());
        lines.writeStringField(Fields.ORIGIN, header.origin());
        lines.writeStringField(Fields.RECORDED_AT, header.recordedAt().toString());
        lines.writeBooleanField(Fields.MASKED, header.masked());
        lines.writeEndObject();
        lines.writeRaw('\n');
    }

    /** Writes one line. */
    public void write(RecordedLine line) throws IOException {
        lines.writeStartObject();
        lines.writeStringField(Fields.TOPIC, line.topic());
        lines.writeNumberField(Fields.PARTITION, line.partition());
        lines.writeNumberField(Fields.OFFSET, line.offset());
        lines.writeNumberField(Fields.TIMESTAMP, line.timestamp().toEpochMilli());
        writeBytes(Fields.KEY, Fields.KEY_BASE64, line.key());
        if (!line.headers().isEmpty()) {
            lines.writeArrayFieldStart(Fields.HEADERS);
            for (RecordedLine.Header header : line.headers()) {
                lines.writeStartObject();
                lines.writeStringField(Fields.NAME, header.name());
                writeBytes(Fields.VALUE, Fields.VALUE_BASE64, header.value());
                lines.writeEndObject();
            }
            lines.writeEndArray();
        }
        writeBytes(Fields.BODY, Fields.BODY_BASE64, line.body());
        lines.writeEndObject();
        lines.writeRaw('\n');
    }

    /** Nothing for null, text where the bytes are UTF-8, else Base64 in the other field. */
    private void writeBytes(String textField, String base64Field, byte @Nullable [] bytes)
            throws IOException {
        if (bytes == null) {
            return;
        }
        Payload payload = Payload.of(bytes, bytes.length);
        lines.writeStringField(payload.base64() ? base64Field : textField, payload.text());
    }

    /** Hands all lines to the file. */
    public void flush() throws IOException {
        lines.flush();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
