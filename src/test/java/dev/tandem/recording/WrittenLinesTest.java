package dev.tandem.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenLinesTest {
    private static final String BODY =
            "{\"a\":\"\\\"quoted\\\" \\\\ / \\u00e9\",\"ü\":\"€\",\"tab\":\"\\t\",\"n\":1}\n\r"
                    + "\t\b\f";

    private static final RecordedLine LINE =
            new RecordedLine(
                    "webex-events",
                    3,
                    17,
                    Instant.ofEpochMilli(1_770_019_200_120L),
                    "key".getBytes(UTF_8),
                    List.of(
                            new RecordedLine.Header("door", "webhook".getBytes(UTF_8)),
                            new RecordedLine.Header("none", null)),
                    BODY.getBytes(UTF_8));

    private final WrittenLines written = new WrittenLines();

    @Test
    void what_the_writer_writes_is_read_as_the_general_parser_reads_it() throws IOException {
        RecordedLine quick = read(text(LINE), null);
        assertThat(quick).isNotNull().usingRecursiveComparison().isEqualTo(LINE);
        assertThat(general(text(LINE))).usingRecursiveComparison().isEqualTo(quick);
    }

    @Test
    void a_record_without_key_headers_and_body_is_one_too() throws IOException {
        RecordedLine bare = new RecordedLine("t", 0, 0, Instant.EPOCH, null, List.of(), null);
        assertThat(read(text(bare), null)).usingRecursiveComparison().isEqualTo(bare);
    }

    @Test
    void of_topics_that_are_not_wanted_only_the_place_and_the_time_are_read() throws IOException {
        RecordedLine short_ = read(text(LINE), Set.of("interaction-journal"));
        assertThat(short_).isNotNull();
        assertThat(short_.topic()).isEqualTo("webex-events");
        assertThat(short_.timestamp()).isEqualTo(LINE.timestamp());
        assertThat(short_.body()).isNull();
        assertThat(read(text(LINE), Set.of("webex-events")).body()).isEqualTo(LINE.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0}",
                "{\"partition\":0,\"topic\":\"t\",\"offset\":0,\"timestamp\":0}",
                "{\"topic\":\"t\",\"partition\":00,\"offset\":0,\"timestamp\":0}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":-1,\"timestamp\":0}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0} ",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0,\"later\":1}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0,\"body\":\"\\u0000\"}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0,\"body\":\"\\ud83d\\ude00\"}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0,\"body\":\"a\tb\"}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0,\"body\":\"\\",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":0,\"timestamp\":0,\"body\":\"",
                "{\"topic\":\"t\",\"partition\":0",
                "{\"topic\":\"",
                ""
            })
    void anything_else_is_left_to_the_general_parser(String line) {
        assertThat(read(line, null)).isNull();
    }

    private @Nullable RecordedLine read(String line, @Nullable Set<String> wanted) {
        byte[] bytes = ("before" + line + "behind").getBytes(UTF_8);
        return written.read(bytes, 6, line.getBytes(UTF_8).length, wanted);
    }

    /** A space that the writer does not write. */
    private static @Nullable RecordedLine general(String line) throws IOException {
        String file = header() + line.replaceFirst("\\{", "{ ") + "\n";
        try (RecordingReader reader =
                RecordingReader.open(new ByteArrayInputStream(file.getBytes(UTF_8)))) {
            return reader.next();
        }
    }

    private static String text(RecordedLine line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordingWriter writer = RecordingWriter.resume(out)) {
            writer.write(line);
        }
        return out.toString(UTF_8).strip();
    }

    private static String header() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordingWriter.begin(out, RecordingHeader.of("test", Instant.EPOCH)).close();
        return out.toString(UTF_8);
    }
}
