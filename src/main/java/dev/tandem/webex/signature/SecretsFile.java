package dev.tandem.webex.signature;

import dev.tandem.files.FileContent;
import dev.tandem.files.WatchedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The secrets of a file, live: a changed file is taken in while webhooks go on coming. */
public final class SecretsFile implements Supplier<WebhookSecrets>, AutoCloseable {
    private final WatchedFile<WebhookSecrets> file;

    private SecretsFile(WatchedFile<WebhookSecrets> file) {
        this.file = file;
    }

    /**
     * Reads the file and watches it from now on.
     *
     * @throws IllegalArgumentException when it cannot be used, saying why by line number
     */
    public static SecretsFile open(Path file, SecretsMetrics metrics) {
        return new SecretsFile(
                WatchedFile.open(
                        "webhook secrets", file, SecretsFile::parse, new Watcher(metrics)));
    }

    /** The secrets that are live now. */
    @Override
    public WebhookSecrets get() {
        return file.get();
    }

    static FileContent<WebhookSecrets> parse(String text) {
        return switch (ParsedSecrets.of(text)) {
            case ParsedSecrets.Faulty(List<String> faults) -> new FileContent.Faulty<>(faults);
            case ParsedSecrets.Usable(WebhookSecrets read, var _) when read.isEmpty() ->
                    new FileContent.Faulty<>(
                            List.of(
                                    "it holds no secret: expected lines <subscription id or *>"
                                            + " <secret>"));
            case ParsedSecrets.Usable(WebhookSecrets read, List<String> warnings) ->
                    new FileContent.Usable<>(read, "count=" + read.size(), warnings);
        };
    }

    @Override
    public void close() {
        file.close();
    }

    private record Watcher(SecretsMetrics metrics) implements WatchedFile.Watcher<WebhookSecrets> {
        @Override
        public void taken(WebhookSecrets secrets) {
            metrics.secretsRead(secrets.size());
        }

        @Override
        public void unusable(String complaint) {
            metrics.secretsUnusable();
        }
    }
}
