package dev.tandem.app.recordings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.app.configuration.DoorSecrets;
import dev.tandem.app.sending.TargetAddress;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.Interruption;
import dev.tandem.app.terminal.ProgressLine;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.topics.ConfiguredCluster;
import dev.tandem.files.SecretLines;
import dev.tandem.playback.Delivery;
import dev.tandem.playback.EventPlayer;
import dev.tandem.playback.EventTarget;
import dev.tandem.playback.HttpTarget;
import dev.tandem.playback.Pace;
import dev.tandem.playback.PlayedEvent;
import dev.tandem.playback.topics.KafkaTarget;
import dev.tandem.recording.RecordedLine;
import dev.tandem.recording.RecordingFiles;
import dev.tandem.recording.RecordingReader;
import dev.tandem.recording.UnusableRecording;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.Topics;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One run of {@code replay --to}: sends the events of a recording again. */
final class LiveReplay {
    private static final String EVENTS = new Topics("").webexEvents();

    /** How long the process waits for answers after Ctrl-C. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path recording;
    private final LiveReplayOptions options;
    private final CommandLine commandLine;

    LiveReplay(Path recording, LiveReplayOptions options, CommandLine commandLine) {
        this.recording = recording;
        this.options = options;
        this.commandLine = commandLine;
    }

    /** Returns the exit code. */
    int run() throws IOException {
        PrintWriter err = commandLine.getErr();
        Pace pace;
        try {
            pace = options.pace();
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + ".");
            return CommandLine.ExitCode.USAGE;
        }
        try (Interruption interruption = Interruption.listening(PATIENCE);
                InputStream file = RecordingFiles.read(recording);
                RecordingReader reader = RecordingReader.open(file);
                EventTarget target = target()) {
            EventPlayer player = new EventPlayer(target, pace, interruption::isWished);
            play(reader, player);
            return report(player, interruption.isWished());
        } catch (NoSuchFileException e) {
            err.printf("There is no file %s.%n", e.getFile());
        } catch (UnusableRecording e) {
            err.printf("%s is not a recording: %s.%n", recording, e.getMessage());
        } catch (CommandFailure e) {
            err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void play(RecordingReader reader, EventPlayer player)
            throws IOException, InterruptedException {
        ProgressLine progress = new ProgressLine(commandLine.getErr(), TextStyle.atTerminal());
        for (@Nullable RecordedLine line = reader.next(); line != null; line = reader.next()) {
            if (reader.lineNumber() >= options.fromLine()
                    && isEvent(line)
                    && !player.play(event(line, reader.lineNumber()))) {
                break;
            }
            progress.show("events accepted", player.count(Delivery.Result.ACCEPTED), 0);
        }
        player.finish();
        progress.end();
    }

    private int report(EventPlayer player, boolean interrupted) {
        PrintWriter out = commandLine.getOut();
        long accepted = player.count(Delivery.Result.ACCEPTED);
        long others =
                player.count(Delivery.Result.REFUSED) + player.count(Delivery.Result.UNANSWERED);
        out.printf(
                "%,d events accepted, %,d refused, %,d without an answer, %,d not sent%n",
                accepted,
                player.count(Delivery.Result.REFUSED),
                player.count(Delivery.Result.UNANSWERED),
                player.count(Delivery.Result.SKIPPED));
        player.reasons().forEach((why, times) -> out.printf("  %,d: %s%n", times, why));
        if (interrupted) {
            out.printf("Go on with --from-line %d.%n", player.doneUpTo() + 1);
        }
        return others == 0 && !interrupted
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isEvent(RecordedLine line) {
        return line.topic().equals(EVENTS) && line.body() != null;
    }

    private static PlayedEvent event(RecordedLine line, long number) {
        List<PlayedEvent.Header> headers = new ArrayList<>();
        String door = null;
        for (RecordedLine.Header header : line.headers()) {
            byte[] value = header.value();
            if (value != null) {
                headers.add(new PlayedEvent.Header(header.name(), value));
                if (header.name().equals(RecordHeaders.DOOR)) {
                    door = new String(value, UTF_8);
                }
            }
        }
        byte[] key = line.key();
        byte[] body = line.body();
        return new PlayedEvent(
                number,
                line.timestamp(),
                RecordHeaders.doorOf(door),
                key == null ? "" : new String(key, UTF_8),
                headers,
                body == null ? new byte[0] : body);
    }

    private EventTarget target() throws IOException {
        if (options.toKafka()) {
            SmallRyeConfig config = ConfigurationSources.load(Path.of(""));
            ConfiguredCluster cluster =
                    ConfiguredCluster.of(config)
                            .orElseThrow(
                                    () -> new CommandFailure(ConfiguredCluster.missing("send to")));
            for (String server : cluster.servers().split(",", -1)) {
                TargetAddress.allow(server.replaceFirst(":\\d+$", "").strip(), options.yesReally());
            }
            return new KafkaTarget(cluster.kafka(), cluster.topics().webexEvents());
        }
        URI base = TargetAddress.http("--to", options.to(), options.yesReally());
        return new HttpTarget(base, credentials(), !options.keepTimes());
    }

    private HttpTarget.Credentials credentials() throws IOException {
        Path file = options.secretsFile();
        Map<String, String> secrets = file == null ? Map.of() : DoorSecrets.ofSubscriptions(file);
        Function<String, @Nullable String> secretOf =
                subscription -> secrets.getOrDefault(subscription, secrets.get("*"));
        Path flowKeys = options.flowKeysFile();
        if (flowKeys == null) {
            return new HttpTarget.Credentials(secretOf, "", "");
        }
        SecretLines.Line key = DoorSecrets.firstKey(flowKeys);
        return new HttpTarget.Credentials(secretOf, key.name(), key.secret());
    }
}
