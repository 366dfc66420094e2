package dev.tandem.app.configuration.sections;

import dev.tandem.files.TextFile;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.webex.signature.ParsedSecrets;
import dev.tandem.webex.signature.WebhookSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how webhooks are accepted. */
final class WebhookSection {
    private static final String SECRETS_FILE = "tandem.webhook.secrets-file";
    private static final String ALLOW_UNSIGNED = "tandem.webhook.allow-unsigned";

    private final KeyReader keys;

    WebhookSection(KeyReader keys) {
        this.keys = keys;
    }

    Optional<WebhookSettings> read() {
        Optional<Path> secretsFile = keys.readableFile(SECRETS_FILE);
        boolean allowUnsigned = keys.flag(ALLOW_UNSIGNED);
        if (keys.text(SECRETS_FILE).isEmpty() && !allowUnsigned) {
            keys.faults()
                    .missing(
                            SECRETS_FILE,
                            "name a file with a line '<subscription id or *> <secret>' for each"
                                    + " Webex subscription, or set "
                                    + ALLOW_UNSIGNED
                                    + "=true to accept unsigned webhooks.");
        }
        secretsFile.ifPresent(this::checkSecrets);
        Duration tolerance = keys.duration("tandem.webhook.timestamp-tolerance");
        int maxBodySize = keys.integer("tandem.webhook.max-body-size");
        checkRoomInKafka(maxBodySize);
        int rejectStatus = keys.integer("tandem.webhook.reject-status");
        Duration acknowledgeWithin = keys.duration("tandem.webhook.acknowledge-within");
        return keys.faults().all().isEmpty()
                ? Optional.of(
                        new WebhookSettings(
                                secretsFile.orElse(null),
                                allowUnsigned,
                                tolerance,
                                maxBodySize,
                                rejectStatus,
                                acknowledgeWithin))
                : Optional.empty();
    }

    /**
     * An event that the producer's buffer cannot hold would be refused at each request, so it is
     * refused at the start. kafka.max.request.size is never below the longest body.
     */
    private void checkRoomInKafka(int maxBodySize) {
        String key = "kafka.buffer.memory";
        int needed = maxBodySize + WebhookSettings.RECORD_OVERHEAD;
        keys.text(key)
                .filter(value -> value.matches("\\d{1,18}") && Long.parseLong(value) < needed)
                .ifPresent(value ->
                        keys.faults()
                                .wrong(
                                        key,
                                        value,
                                        "an event of tandem.webhook.max-body-size="
                                                + maxBodySize
                                                + " bytes must fit: set at least "
                                                + needed
                                                + ", or lower tandem.webhook.max-body-size."));
    }

    private void checkSecrets(Path file) {
        try {
            switch (ParsedSecrets.of(TextFile.read(file))) {
                case ParsedSecrets.Faulty(List<String> faults) ->
                        faults.forEach(fault ->
                                keys.faults().wrong(SECRETS_FILE, file.toString(), fault + "."));
                case ParsedSecrets.Usable(WebhookSecrets secrets, var _) when secrets.isEmpty() ->
                        keys.faults()
                                .wrong(
                                        SECRETS_FILE,
                                        file.toString(),
                                        "it must hold a line <subscription id or *> <secret>, and"
                                                + " has none.");
                case ParsedSecrets.Usable _ -> {}
            }
        } catch (IOException e) {
            keys.faults().wrong(SECRETS_FILE, file.toString(), "it must be text in UTF-8.");
        }
    }
}
