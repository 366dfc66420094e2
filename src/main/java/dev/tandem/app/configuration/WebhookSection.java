package dev.tandem.app.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how webhooks are taken in. */
final class WebhookSection {
    private static final String SECRETS_FILE = "tandem.webhook.secrets-file";
    private static final String ALLOW_UNSIGNED = "tandem.webhook.allow-unsigned";

    private final KeyReader keys;

    WebhookSection(KeyReader keys) {
        this.keys = keys;
    }

    WebhookConfiguration read() {
        Optional<Path> secretsFile = keys.readableFile(SECRETS_FILE);
        boolean allowUnsigned = keys.flag(ALLOW_UNSIGNED);
        if (keys.text(SECRETS_FILE).isEmpty() && !allowUnsigned) {
            keys.faults()
                    .missing(
                            SECRETS_FILE,
                            "name a file with a line '<subscription id or *> <secret>' for each"
                                    + " Webex subscription, or set "
                                    + ALLOW_UNSIGNED
                                    + "=true to take webhooks from anybody.");
        }
        secretsFile.ifPresent(this::checkSecrets);
        return new WebhookConfiguration(
                secretsFile,
                allowUnsigned,
                keys.duration(
                        "tandem.webhook.timestamp-tolerance",
                        Duration.ofSeconds(1),
                        Duration.ofHours(24)),
                keys.integer("tandem.webhook.max-body-size", 1024, 900_000),
                keys.integer("tandem.webhook.reject-status", 400, 499),
                keys.duration(
                        "tandem.webhook.acknowledge-within",
                        Duration.ofMillis(50),
                        Duration.ofSeconds(30)));
    }

    /** Tells the line's number, never its words. */
    private void checkSecrets(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            keys.faults().wrong(SECRETS_FILE, file.toString(), "it must be text in UTF-8.");
            return;
        }
        int secrets = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            secrets++;
            if (line.split("\\s+").length != 2) {
                keys.faults().wrong(SECRETS_FILE, file.toString(), malformed(i + 1));
            }
        }
        if (secrets == 0) {
            keys.faults()
                    .wrong(
                            SECRETS_FILE,
                            file.toString(),
                            "it must hold a secret: no line has one.");
        }
    }

    private static String malformed(int line) {
        return "line %d must be a subscription id or *, a blank, and the secret.".formatted(line);
    }
}
