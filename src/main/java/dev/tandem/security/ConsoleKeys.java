package dev.tandem.security;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The keys of the console and of the requests about interactions. */
@Startup
@Singleton
public class ConsoleKeys extends KeyCheck {
    @Inject
    public ConsoleKeys(ConsoleSettings settings, ConsoleKeyMetrics metrics) {
        super("console keys", settings.keysFile(), AccessKeys::parseWithRoles, metrics);
    }
}
