package dev.tandem.app.configuration.sections;

import dev.tandem.ingest.flow.FlowSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Reads how flows are answered. */
final class FlowSection {
    private static final String KEYS_FILE = "tandem.flow.keys-file";

    private final KeyReader keys;

    FlowSection(KeyReader keys) {
        this.keys = keys;
    }

    FlowSettings read() {
        Optional<Path> keysFile = AccessKeysReader.file(keys, KEYS_FILE);
        return new FlowSettings(
                keysFile.orElse(null),
                keys.duration("tandem.flow.wait"),
                keys.integer("tandem.flow.max-waiters"),
                keys.integer("tandem.webhook.max-body-size"));
    }
}
