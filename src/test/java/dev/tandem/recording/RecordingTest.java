package dev.tandem.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.wire.PublishedSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final Instant NOW = Instant.parse("2026-02-06T21:09:02.712Z");
    private static final RecordingHeader HEADER = RecordingHeader.of("broker-1:9092", NOW);

    @Test
    void every_record_is_read_back_byte_for_byte() throws IOException {
        List<RecordedLine> lines = new ArrayList<>();
        lines.add(line(0, "{\"text\":\"Grüezi \\u0000 \\\"mitenand\\\"\"}".getBytes(UTF_8)));
        lines.add(line(1, new byte[] {(byte) 0xff, (byte) 0xfe, 0}));
        lines.add(line(2, new byte[0]));
        lines.add(line(3, null));
        lines.add(
                new RecordedLine(
                        "webex-events",
                        11,
                        Long.MAX_VALUE,
                        NOW,
                        null,
                        List.of(
                                new RecordedLine.Header("door", "webhook".getBytes(UTF_8)),
                                new RecordedLine.Header("door", new byte[] {(byte) 0x80}),
                                new RecordedLine.Header("empty", null)),
                        "\u2028\ud83d\udcde".getBytes(UTF_8)));
        Random random = new Random(42);
        for (int i = 4; i < 200; i++) {
            byte[] body = new byte[random.nextInt(300)];
            random.nextBytes(body);
            lines.add(line(i, body));
        }
        assertThat(read(written(lines))).usingRecursiveComparison().isEqualTo(lines);
    }

    @Test
    void every_line_fits_the_schema() throws IOException {
        PublishedSchema schema = PublishedSchema.of("recording");
        byte[] notUtf8 = {(byte) 0xff};
        RecordedLine bytes =
                new RecordedLine(
                        "webex-events",
                        0,
                        1,
                        NOW,
                        notUtf8,
                        List.of(new RecordedLine.Header("odd", notUtf8)),
                        notUtf8);
        byte[] written = written(List.of(line(0, "{}".getBytes(UTF_8)), line(1, null), bytes));
        for (String line : new String(written, UTF_8).lines().toList()) {
            assertThat(schema.faults(line)).as(line).isEmpty();
        }
        assertThat(schema.faults("{\"topic\":\"webex-events\"}")).isNotEmpty();
        JsonNode examples =
                new ObjectMapper()
                        .readTree(Path.of("schemas/recording.schema.json").toFile())
                        .path("examples");
        assertThat(examples).isNotEmpty();
        examples.forEach(it -> assertThat(schema.faults(it.toString())).isEmpty());
    }

    @Test
    void each_record_is_one_line() throws IOException {
        String text = new String(written(List.of(line(7, "{\n}".getBytes(UTF_8)))), UTF_8);
        assertThat(text.lines())
                .containsExactly(
                        "{\"format\":\"tandem-recording/1\",\"origin\":\"broker-1:9092\","
                                + "\"recordedAt\":\"2026-02-06T21:09:02.712Z\",\"masked\":false}",
                        "{\"topic\":\"webex-events\",\"partition\":3,\"offset\":7,"
                                + "\"timestamp\":1770412142712,\"key\":\"id\",\"body\":\"{\\n}\"}");
        assertThat(text).endsWith("}\n");
    }

    @Test
    void a_last_line_that_was_not_written_whole_is_reported_and_the_rest_is_used()
            throws IOException {
        byte[] whole = written(List.of(line(1, "one".getBytes(UTF_8)), line(2, new byte[40])));
        int secondLine = written(List.of(line(1, "one".getBytes(UTF_8)))).length;
        for (int length = secondLine + 1; length < whole.length - 2; length++) {
            try (RecordingReader reader = open(Arrays.copyOf(whole, length))) {
                assertThat(reader.next()).isNotNull();
                assertThat(reader.next()).isNull();
                assertThat(reader.truncated()).as("%d bytes", length).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{\"format\":\"tandem-recording/2\",\"recordedAt\":\"2026-02-06T21:09:02Z\"}",
                "{\"format\":\"tandem-recording/1\",\"recordedAt\":\"yesterday\"}",
                "{\"format\":1}",
                "{\"topic\":\"webex-events\"}"
            })
    void a_file_that_is_no_recording_is_refused_by_its_first_line(String file) {
        assertThatThrownBy(() -> open(file.getBytes(UTF_8)))
                .isInstanceOf(UnusableRecording.class)
                .hasMessageContaining("line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"topic\":\"webex-events\",\"partition\":0,\"offset\":0}",
                "{\"topic\":\"\",\"partition\":0,\"offset\":0,\"timestamp\":0}",
                "{\"topic\":7,\"partition\":0,\"offset\":0,\"timestamp\":0}",
                "{\"topic\":\"t\",\"partition\":\"0\",\"offset\":0,\"timestamp\":0}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0,\"bodyBase64\":\"*\"}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0,\"headers\":1}",
                "\"text\"",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0} {}",
                "{\"topic\":",
                "",
                "nonsense"
            })
    void a_line_that_cannot_be_read_is_named(String line) throws IOException {
        byte[] header = written(List.of());
        byte[] file = (new String(header, UTF_8) + line + "\n").getBytes(UTF_8);
        try (RecordingReader reader = open(file)) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(UnusableRecording.class)
                    .hasMessageStartingWith("line 2 cannot be read: ");
        }
    }

    @Test
    void fields_of_a_later_version_are_passed_over() throws IOException {
        String file =
                new String(written(List.of()), UTF_8)
                        + "{\"later\":{\"a\":[1]},\"topic\":\"t\",\"partition\":0,\"offset\":5,"
                        + "\"timestamp\":9}\n";
        try (RecordingReader reader = open(file.getBytes(UTF_8))) {
            assertThat(reader.next()).extracting(RecordedLine::offset).isEqualTo(5L);
        }
    }

    @Test
    void a_compressed_recording_is_appended_to_and_read_as_one(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("calls.ndjson.zst");
        try (OutputStream first = RecordingFiles.write(file, StandardOpenOption.CREATE_NEW);
                RecordingWriter writer = RecordingWriter.begin(first, HEADER)) {
            writer.write(line(1, "one".repeat(1000).getBytes(UTF_8)));
        }
        try (OutputStream second = RecordingFiles.write(file, StandardOpenOption.APPEND);
                RecordingWriter writer = RecordingWriter.resume(second)) {
            writer.write(line(2, "two".getBytes(UTF_8)));
        }
        try (InputStream in = RecordingFiles.read(file);
                RecordingReader reader = RecordingReader.open(in)) {
            assertThat(reader.next()).extracting(RecordedLine::offset).isEqualTo(1L);
            assertThat(reader.next()).extracting(RecordedLine::offset).isEqualTo(2L);
            assertThat(reader.next()).isNull();
            assertThat(reader.truncated()).isFalse();
        }
        assertThat(Files.size(file)).isLessThan(1000);
    }

    @Test
    void a_compressed_recording_that_was_cut_off_is_read_as_far_as_it_goes(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("calls.ndjson.zst");
        try (OutputStream out = RecordingFiles.write(file, StandardOpenOption.CREATE_NEW);
                RecordingWriter writer = RecordingWriter.begin(out, HEADER)) {
            writer.write(line(1, "one".getBytes(UTF_8)));
            writer.flush();
            byte[] noise = new byte[100_000];
            new Random(7).nextBytes(noise);
            writer.write(line(2, noise));
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 50_000));
        try (InputStream in = RecordingFiles.read(file);
                RecordingReader reader = RecordingReader.open(in)) {
            assertThat(reader.next()).extracting(RecordedLine::offset).isEqualTo(1L);
            assertThat(reader.next()).isNull();
            assertThat(reader.truncated()).isTrue();
        }
    }

    private static RecordedLine line(long offset, byte[] body) {
        return new RecordedLine(
                "webex-events", 3, offset, NOW, "id".getBytes(UTF_8), List.of(), body);
    }

    private static byte[] written(List<RecordedLine> lines) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RecordingWriter writer = RecordingWriter.begin(file, HEADER)) {
            for (RecordedLine line : lines) {
                writer.write(line);
            }
        }
        return file.toByteArray();
    }

    private static List<RecordedLine> read(byte[] file) throws IOException {
        List<RecordedLine> lines = new ArrayList<>();
        try (RecordingReader reader = open(file)) {
            assertThat(reader.header()).isEqualTo(HEADER);
            for (RecordedLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static RecordingReader open(byte[] file) throws IOException {
        return RecordingReader.open(new ByteArrayInputStream(file));
    }
}
