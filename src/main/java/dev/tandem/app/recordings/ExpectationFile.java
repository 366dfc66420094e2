package dev.tandem.app.recordings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tandem.replay.ExpectedOutcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a recording must lead to, in a file beside it: {@code monday.expected.json}. */
public final class ExpectationFile {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ExpectationFile() {}

    /** The file of a recording, which need not be there. */
    public static Path of(Path recording) {
        String name = recording.getFileName().toString().replaceFirst("\\.ndjson(\\.zst)?$", "");
        return recording.resolveSibling(name + ".expected.json");
    }

    /**
     * Reads it; null when there is none.
     *
     * @throws IOException when it cannot be read, with a message for people
     */
    public static @Nullable ExpectedOutcomes read(Path recording) throws IOException {
        Path file = of(recording);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return JSON.readValue(file.toFile(), ExpectedOutcomes.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file
                            + " is no expectation; write it anew with --accept: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** Writes it. */
    public static void write(Path recording, ExpectedOutcomes outcomes) throws IOException {
        Files.writeString(of(recording), JSON.writeValueAsString(outcomes) + "\n");
    }
}
