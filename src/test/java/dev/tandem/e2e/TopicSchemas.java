package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.wire.JsonCodec;
import dev.tandem.wire.PublishedSchema;
import dev.tandem.wire.Reading;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WireFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Every record that the program has written fits the published schema of its topic. */
final class TopicSchemas {
    private static final Map<String, JsonCodec<?>> WRITTEN =
            Map.of(
                    "wake-ups", WireFormats.WAKE_UP,
                    "salesforce-commands", WireFormats.COMMAND,
                    "salesforce-starts", WireFormats.RESULT,
                    "salesforce-results", WireFormats.RESULT,
                    "interaction-journal", WireFormats.JOURNAL,
                    "dead-letters", WireFormats.DEAD_LETTER,
                    "operator-actions", WireFormats.OPERATOR);

    private TopicSchemas() {}

    /** Checks the records that are there now; tests' own unreadable records are passed over. */
    static void check(String bootstrapServers) {
        WRITTEN.forEach((topic, format) -> check(bootstrapServers, topic, format));
    }

    private static void check(String bootstrapServers, String name, JsonCodec<?> format) {
        PublishedSchema schema = schema(name);
        TopicRecords.read(
                bootstrapServers,
                new Topics("tandem.").prefix() + name,
                it -> {
                    if (format.read(it.value()) instanceof Reading.Read<?>) {
                        String json = new String(it.value(), UTF_8);
                        assertThat(schema.faults(json)).as("%s: %s", name, json).isEmpty();
                    }
                });
    }

    private static PublishedSchema schema(String name) {
        try {
            return PublishedSchema.of(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
