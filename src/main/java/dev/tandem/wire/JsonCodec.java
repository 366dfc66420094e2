package dev.tandem.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns values of one type into bytes and back. Safe for use by many threads. */
public final class JsonCodec<T> {
    private final String name;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    JsonCodec(String name, ObjectWriter writer, ObjectReader reader) {
        this.name = name;
        this.writer = writer;
        this.reader = reader;
    }

    /** Compact JSON in UTF-8. */
    public byte[] write(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Expected every " + name + " to have a JSON form, but this one has none", e);
        }
    }

    /** Reads what {@link #write} wrote, by this or another version. Null is unreadable. */
    public Reading<T> read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Reading.Unreadable<>("Expected a " + name + ", but the record has no value");
        }
        try {
            @Nullable T value = reader.readValue(bytes);
            return value == null ? unreadable("found null") : new Reading.Read<>(value);
        } catch (JsonProcessingException e) {
            return unreadable(whatIsWrong(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read from memory, but failed", e);
        }
    }

    private Reading<T> unreadable(String found) {
        return new Reading.Unreadable<>("Expected a " + name + " as JSON, but " + found);
    }

    /** Leaves out messages that quote the record, because it may hold a phone number. */
    private static String whatIsWrong(JsonProcessingException e) {
        boolean quotes = e instanceof JsonParseException || e instanceof InvalidFormatException;
        String what =
                quotes ? "found what is not one" : e.getOriginalMessage().replaceAll("\\s+", " ");
        return what + at(e);
    }

    private static String at(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String column = location == null ? "" : " at column " + location.getColumnNr();
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? column + " in " + path(mapping)
                : column;
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(it ->
                        it.getFieldName() == null ? "[" + it.getIndex() + "]" : it.getFieldName())
                .collect(Collectors.joining("."));
    }
}
