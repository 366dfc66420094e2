package dev.tandem.app.recordings;

import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.KafkaClientProperties;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
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
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records the topics of an installation. */
@Command(
        name = "record",
        description = {
            "Records the events of an installation, its decisions and Salesforce's results from"
                    + " Kafka into a file (NDJSON; compressed when the name ends with .zst).",
            "",
            "It reads the configuration as serve does, for kafka.* and tandem.topics.prefix. A"
                    + " recording holds phone numbers unless --mask replaces them. Ctrl-C ends a"
                    + " recording properly; --resume goes on where it ended."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem record monday.ndjson.zst --from 2026-02-02T06:00:00Z --to"
                    + " 2026-02-02T20:00:00Z",
            "  ./tandem record --mask --interaction 3f0c7e… one-call.ndjson",
            "  ./tandem record --follow live.ndjson"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class RecordCommand implements Callable<Integer> {
    private static final Topics TOPICS = new Topics("");
    private static final List<String> RECORDED =
            List.of(TOPICS.webexEvents(), TOPICS.salesforceResults(), TOPICS.interactionJournal());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<file>", description = "the recording to write")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "<time>", description = "the first time, in ISO 8601")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "<time>", description = "the time to end before")
    private @Nullable Instant to;

    @Option(
            names = "--interaction",
            paramLabel = "<id>",
            description = "only this interaction; can be repeated")
    private Set<String> interactions = Set.of();

    @Option(names = "--follow", description = "go on at the end of the topics, until Ctrl-C")
    private boolean follow;

    @Option(names = "--mask", description = "replace phone numbers by stand-ins")
    private boolean mask;

    @Option(names = "--resume", description = "append to the file, behind its last record")
    private boolean resume;

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private long recorded;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        SmallRyeConfig config = ConfigurationSources.load(Path.of(""));
        Map<String, String> kafka = KafkaClientProperties.of(config);
        if (!kafka.containsKey("bootstrap.servers")) {
            err.println(
                    "There is no cluster to record: set kafka.bootstrap.servers, e.g."
                            + " KAFKA_BOOTSTRAP_SERVERS=localhost:9092 for the embedded broker.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (Files.exists(file) && !resume) {
            err.printf("%s exists: choose another name, or --resume to append to it.%n", file);
            return CommandLine.ExitCode.SOFTWARE;
        }
        String prefix =
                config.getOptionalValue("tandem.topics.prefix", String.class).orElse("tandem.");
        try {
            record(kafka, prefix);
        } catch (UnusableRecording e) {
            err.printf("%s cannot be resumed: %s.%n", file, e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (KafkaException | IllegalStateException e) {
            err.printf("Nothing more was recorded: %s.%n", e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        spec.commandLine().getOut().printf("%,d records are in %s%n", recorded, file);
        return CommandLine.ExitCode.OK;
    }

    /** Ctrl-C ends the loop, and the process waits until the file is closed. */
    private void record(Map<String, String> kafka, String prefix) throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        Thread interruption =
                new Thread(
                        () -> {
                            cancelled.set(true);
                            awaitQuietly(closed);
                        },
                        "record-interruption");
        Runtime.getRuntime().addShutdownHook(interruption);
        Map<String, Long> after = resume && Files.exists(file) ? positions() : Map.of();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka);
                OutputStream out = open();
                RecordingWriter writer = begin(out, kafka)) {
            RecordingPlan plan = new RecordingPlan(from, to, interactions, follow);
            new TopicRecorder(consumer, prefix, RECORDED, Clock.systemUTC())
                    .run(plan, after, sink(writer), cancelled::get);
        } finally {
            closed.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch closed) {
        try {
            boolean _ = closed.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TopicRecorder.Sink sink(RecordingWriter writer) {
        ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), TextStyle.atTerminal());
        MaskedLines masked = new MaskedLines(NumberMask.random());
        return new TopicRecorder.Sink() {
            @Override
            public void line(RecordedLine line) throws IOException {
                writer.write(mask ? masked.of(line) : line);
                recorded++;
            }

            @Override
            public void progress(long read, long left) throws IOException {
                if (follow) {
                    writer.flush();
                }
                progress.show("records", read, left);
            }
        };
    }

    private OutputStream open() throws IOException {
        return RecordingFiles.write(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private RecordingWriter begin(OutputStream out, Map<String, String> kafka) throws IOException {
        if (Files.size(file) > 0) {
            return RecordingWriter.resume(out);
        }
        RecordingHeader header =
                RecordingHeader.of(kafka.getOrDefault("bootstrap.servers", ""), Instant.now());
        return RecordingWriter.begin(out, mask ? header.withMaskedNumbers() : header);
    }

    /** The last offset of each partition in the file. A part of a line at its end is cut off. */
    private Map<String, Long> positions() throws IOException {
        Map<String, Long> positions = new HashMap<>();
        try (InputStream in = RecordingFiles.read(file);
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

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "tandem-record");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
