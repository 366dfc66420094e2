package dev.tandem.ingest.flow;

import dev.tandem.security.AccessKeysFile;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Lets flows in by the configured keys file, which it keeps live. Without one nobody is let in. */
@Startup
@ApplicationScoped
public class FlowGate {
    private final @Nullable AccessKeysFile keys;

    /**
     * Opens the keys file.
     *
     * @throws IllegalArgumentException when there is one that cannot be used
     */
    @Inject
    public FlowGate(FlowSettings settings, FlowMetrics metrics) {
        keys =
                settings.keysFile() == null
                        ? null
                        : AccessKeysFile.open("flow keys", settings.keysFile(), metrics);
    }

    /** What a request is to the gate. */
    sealed interface Verdict {
        /**
         * A live key.
         *
         * @param keyName its name in the file
         */
        record Admitted(String keyName) implements Verdict {}

        /** None. */
        record Refused() implements Verdict {}

        /** The door has no keys at all. */
        record Closed() implements Verdict {}
    }

    Verdict admit(@Nullable String authorization) {
        if (keys == null) {
            return new Verdict.Closed();
        }
        String holder = keys.get().holderOf(authorization);
        return holder == null ? new Verdict.Refused() : new Verdict.Admitted(holder);
    }

    @PreDestroy
    void close() {
        if (keys != null) {
            keys.close();
        }
    }
}
