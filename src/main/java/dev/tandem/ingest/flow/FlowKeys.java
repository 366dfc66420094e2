package dev.tandem.ingest.flow;

import dev.tandem.security.AccessKeys;
import dev.tandem.security.KeyCheck;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The keys of flows. Without a keys file the door is closed. */
@Startup
@Singleton
public class FlowKeys extends KeyCheck {
    @Inject
    public FlowKeys(FlowSettings settings, FlowMetrics metrics) {
        super("flow keys", settings.keysFile(), AccessKeys::parse, metrics);
    }
}
