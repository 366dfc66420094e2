package dev.tandem.app.recordings;

import dev.tandem.app.terminal.Interruption;
import dev.tandem.app.terminal.ProgressLine;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.topics.ConfiguredCluster;
import dev.tandem.kafka.ClusterFault;
import dev.tandem.kafka.TopicScan;
import dev.tandem.recording.MaskedLines;
import dev.tandem.recording.NumberMask;
import dev.tandem.recording.RecordedLine;
import dev.tandem.recording.RecordingFiles;
import dev.tandem.recording.RecordingHeader;
import dev.tandem.recording.RecordingReader;
import dev.tandem.recording.RecordingWriter;
import dev.tandem.recording.UnusableRecording;
import dev.tandem.recording.topics.RecordingPlan;
import dev.tandem.recording.topics.TopicRecorder;
import dev.tandem.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code record}. Apart from the command, so that other commands load nothing of Kafka.
 */
final class RecordingRun {
    private static final Topics TOPICS = new Topics("");
    private static final List<String> RECORDED =
            List.of(TOPICS.webexEvents(), TOPICS.salesforceResults(), TOPICS.interactionJournal());

    /** How long the process waits for the last lines to be in the file after Ctrl-C. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Options options;
    private final PrintWriter err;
    private long recorded;

    RecordingRun(Options options, PrintWriter err) {
        this.options = options;
        this.err = err;
    }

    /** What the command line says. */
    record Options(
            Path file,
            @Nullable Instant from,
            @Nullable Instant to,
            Set<String> interactions,
            Set<String> types,
            boolean follow,
            boolean mask,
            boolean resume) {
        Options {
            interactions = Set.copyOf(interactions);
            types = Set.copyOf(types);
        }
    }

    /** The topics cannot be read; the message says why. */
    static final class Failed extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        Failed(RuntimeException cause) {
            super(words(cause), cause);
        }

        private static String words(RuntimeException cause) {
            return cause instanceof KafkaException
                    ? ClusterFault.words(cause)
                    : String.valueOf(cause.getMessage());
        }
    }

    /**
     * Records until all is in the file, or Ctrl-C.
     *
     * @return how many records were written
     * @throws Failed when the topics cannot be read
     */
    long run(ConfiguredCluster cluster) throws IOException {
        try {
            record(cluster);
            return recorded;
        } catch (KafkaException | IllegalStateException e) {
            throw new Failed(e);
        }
    }

    /** Ctrl-C ends the loop, and the process waits until the file is closed. */
    private void record(ConfiguredCluster cluster) throws IOException {
        try (Interruption interruption = Interruption.listening(PATIENCE)) {
            Map<String, Long> after =
                    options.resume() && Files.exists(options.file()) ? positions() : Map.of();
            try (KafkaConsumer<byte[], byte[]> consumer =
                            TopicScan.consumer(
                                    cluster.kafka(),
                                    "tandem-record",
                                    IsolationLevel.READ_COMMITTED);
                    OutputStream out = open();
                    RecordingWriter writer = begin(out, cluster.servers())) {
                RecordingPlan plan =
                        new RecordingPlan(
                                options.from(),
                                options.to(),
                                options.interactions(),
                                options.types(),
                                options.follow());
                new TopicRecorder(consumer, cluster.topics().prefix(), topics(), Clock.systemUTC())
                        .run(plan, after, sink(writer), interruption::isWished);
            }
        }
    }

    /** Types are those of events: no other topic has records of one. */
    private List<String> topics() {
        return options.types().isEmpty() ? RECORDED : List.of(TOPICS.webexEvents());
    }

    private TopicRecorder.Sink sink(RecordingWriter writer) {
        ProgressLine progress = new ProgressLine(err, TextStyle.atTerminal());
        MaskedLines masked = new MaskedLines(NumberMask.random());
        return new TopicRecorder.Sink() {
            @Override
            public void line(RecordedLine line) throws IOException {
                writer.write(options.mask() ? masked.of(line) : line);
                recorded++;
            }

            @Override
            public void progress(long read, long left) throws IOException {
                if (options.follow()) {
                    writer.flush();
                }
                progress.show("records", read, left);
            }
        };
    }

    private OutputStream open() throws IOException {
        return RecordingFiles.write(
                options.file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private RecordingWriter begin(OutputStream out, String origin) throws IOException {
        if (Files.size(options.file()) > 0) {
            return RecordingWriter.resume(out);
        }
        RecordingHeader header = RecordingHeader.of(origin, Instant.now());
        return RecordingWriter.begin(out, options.mask() ? header.withMaskedNumbers() : header);
    }

    /** The last offset of each partition in the file. A part of a line at its end is cut off. */
    private Map<String, Long> positions() throws IOException {
        Map<String, Long> positions = new HashMap<>();
        try (InputStream in = RecordingFiles.read(options.file());
                RecordingReader reader = RecordingReader.open(in)) {
            for (@Nullable RecordedLine line = reader.next(); line != null; line = reader.next()) {
                positions.merge(line.topic() + "-" + line.partition(), line.offset(), Math::max);
            }
            if (reader.truncated()) {
                throw new UnusableRecording(
                        "its last line is not whole; record again from its last time on, into"
                                + " another file");
            }
        }
        return positions;
    }
}
