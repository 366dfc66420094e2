package dev.tandem.webex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a file, live: a changed file is taken in within about two seconds, and one that
 * cannot be used (gone, not readable, faulty, empty) leaves the secrets from before in force. Looks
 * at the file from a thread of its own, so that no webhook ever waits for a disk.
 */
public final class SecretsFile implements Supplier<WebhookSecrets>, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SecretsFile.class);
    private static final long LOOK_EVERY_MILLIS = 1000;

    /**
     * What a file looked like from outside; another file under the same name differs by its key.
     */
    private record Look(FileTime modified, long size, @Nullable Object fileKey) {}

    private final Path file;
    private final SecretsMetrics metrics;
    private final ScheduledExecutorService looker;
    private volatile WebhookSecrets secrets = WebhookSecrets.NONE;
    private @Nullable ScheduledFuture<?> looking;
    private @Nullable Look taken;
    private @Nullable Look lastSeen;
    private @Nullable String lastComplaint;

    private SecretsFile(Path file, SecretsMetrics metrics) {
        this.file = file;
        this.metrics = metrics;
        looker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("webhook-secrets").factory());
    }

    /**
     * Reads the file and watches it from now on.
     *
     * @throws IllegalArgumentException when it cannot be used, saying why by line number
     */
    public static SecretsFile open(Path file, SecretsMetrics metrics) {
        SecretsFile opened = read(file, metrics);
        opened.looking =
                opened.looker.scheduleWithFixedDelay(
                        opened::lookAgain,
                        LOOK_EVERY_MILLIS,
                        LOOK_EVERY_MILLIS,
                        TimeUnit.MILLISECONDS);
        return opened;
    }

    /** The same, but it looks at the file only when told to. */
    static SecretsFile read(Path file, SecretsMetrics metrics) {
        SecretsFile read = new SecretsFile(file, metrics);
        read.lookAgain();
        read.lookAgain();
        if (read.lastComplaint != null) {
            read.close();
            throw new IllegalArgumentException(read.lastComplaint);
        }
        return read;
    }

    /** The secrets that are live now. */
    @Override
    public WebhookSecrets get() {
        return secrets;
    }

    /**
     * Takes a changed file in once it looks the same twice in a row: an editor that is still
     * writing would show half a secret.
     */
    synchronized void lookAgain() {
        try {
            Look look = lookAtFile();
            boolean settled = look.equals(lastSeen);
            lastSeen = look;
            if (settled && !look.equals(taken)) {
                takeIn(Files.readAllLines(file));
                taken = look;
            }
        } catch (IOException e) {
            lastSeen = null;
            taken = null;
            complain("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Look lookAtFile() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Look(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    private void takeIn(List<String> lines) {
        switch (ParsedSecrets.of(lines)) {
            case ParsedSecrets.Faulty(List<String> faults) ->
                    complain("cannot be used: " + String.join("; ", faults));
            case ParsedSecrets.Usable(WebhookSecrets read, var _) when read.isEmpty() ->
                    complain("holds no secret: expected lines <subscription id or *> <secret>");
            case ParsedSecrets.Usable(WebhookSecrets read, List<String> warnings) ->
                    goLive(read, warnings);
        }
    }

    private void goLive(WebhookSecrets read, List<String> warnings) {
        secrets = read;
        lastComplaint = null;
        metrics.secretsRead(read.size());
        LOG.infof("Webhook secrets are live: file=%s count=%d", file, read.size());
        warnings.forEach(warning -> LOG.warnf("Webhook secrets file=%s %s", file, warning));
    }

    /** Says it once for each cause, not once a second. */
    private void complain(String why) {
        String complaint = "The webhook secrets file " + file + " " + why;
        if (!complaint.equals(lastComplaint)) {
            lastComplaint = complaint;
            metrics.secretsUnusable();
            if (!secrets.isEmpty()) {
                LOG.errorf("%s; the secrets from before stay live", complaint);
            }
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(false);
        }
        looker.shutdown();
    }
}
