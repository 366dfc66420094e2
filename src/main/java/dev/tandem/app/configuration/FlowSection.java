package dev.tandem.app.configuration;

import dev.tandem.ingest.flow.FlowSettings;
import java.nio.file.Path;
import java.time.Duration;
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
                wait(keys.duration("tandem.flow.wait", Duration.ZERO, FlowSettings.LONGEST_WAIT)),
                keys.integer("tandem.flow.max-waiters", 1, 1_000_000));
    }

    /** A wait that was refused already still has to make settings, for the faults that follow. */
    private static Duration wait(Duration told) {
        boolean fits = !told.isNegative() && told.compareTo(FlowSettings.LONGEST_WAIT) <= 0;
        return fits ? told : Duration.ZERO;
    }
}
