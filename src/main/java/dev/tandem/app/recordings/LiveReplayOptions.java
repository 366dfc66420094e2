package dev.tandem.app.recordings;

import dev.tandem.playback.Pace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a replay that sends. */
final class LiveReplayOptions {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "<target>",
            description = "the address of an installation, e.g. http://localhost:8080, or kafka")
    private String to = "";

    @Option(
            names = "--speed",
            paramLabel = "<factor>",
            description = "as recorded, this many times as fast; 0.5 is half (default: 1)")
    private @Nullable Double speed;

    @Option(
            names = "--rate",
            paramLabel = "<n>",
            description = "events per second, instead of as recorded")
    private @Nullable Double rate;

    @Option(
            names = "--secrets-file",
            paramLabel = "<file>",
            description =
                    "lines as in tandem.webhook.secrets-file; webhooks are signed with them, and"
                            + " unsigned without")
    private @Nullable Path secretsFile;

    @Option(
            names = "--flow-keys-file",
            paramLabel = "<file>",
            description =
                    "lines as in tandem.flow.keys-file; the first key is sent with the events of"
                            + " flows, which are left out without one")
    private @Nullable Path flowKeysFile;

    @Option(
            names = "--keep-times",
            description = "leave the times in the events; the doors refuse old webhooks")
    private boolean keepTimes;

    @Option(
            names = "--from-line",
            paramLabel = "<n>",
            description = "begin at this line, where an earlier run ended (default: the first)",
            defaultValue = "0")
    private long fromLine;

    @Option(names = "--yes-really", description = "send to a target beyond this machine")
    private boolean yesReally;

    String to() {
        return to;
    }

    boolean toKafka() {
        return to.equals("kafka");
    }

    /**
     * The pace that was asked for.
     *
     * @throws IllegalArgumentException when there cannot be one
     */
    Pace pace() {
        if (rate != null && speed != null) {
            throw new IllegalArgumentException("--speed and --rate exclude each other");
        }
        return rate != null ? new Pace.Steady(rate) : new Pace.Recorded(speed == null ? 1 : speed);
    }

    @Nullable Path secretsFile() {
        return secretsFile;
    }

    @Nullable Path flowKeysFile() {
        return flowKeysFile;
    }

    boolean keepTimes() {
        return keepTimes;
    }

    long fromLine() {
        return fromLine;
    }

    boolean yesReally() {
        return yesReally;
    }
}
