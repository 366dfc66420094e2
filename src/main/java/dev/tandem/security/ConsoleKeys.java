package dev.tandem.security;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The console's keys as they are at this moment. */
@Startup
@Singleton
public class ConsoleKeys {
    private final @Nullable AccessKeysFile file;

    /**
     * Opens the keys file, where one is configured.
     *
     * @throws IllegalArgumentException when it cannot be used
     */
    @Inject
    public ConsoleKeys(ConsoleSettings settings, ConsoleKeyMetrics metrics) {
        file =
                settings.keysFile() == null
                        ? null
                        : AccessKeysFile.open("console keys", settings.keysFile(), metrics);
    }

    /** Empty where none are configured. */
    public Optional<AccessKeys> live() {
        return file == null ? Optional.empty() : Optional.of(file.get());
    }

    @PreDestroy
    void close() {
        if (file != null) {
            file.close();
        }
    }
}
