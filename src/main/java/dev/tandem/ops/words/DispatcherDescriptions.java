package dev.tandem.ops.words;

import dev.tandem.dispatch.DispatcherHealth;

/** The health of the dispatcher in words for an operator. */
public final class DispatcherDescriptions {
    private DispatcherDescriptions() {}

    public static String of(DispatcherHealth health) {
        return switch (health.state()) {
            case STOPPED -> "not running";
            case RUNNING ->
                    "running, partitions=%d of which %d wait for their results to be read back"
                            .formatted(health.partitions(), health.readingBack());
            case RECOVERING -> "restarting: " + health.why();
            case FENCED -> "ended permanently: " + health.why();
        };
    }
}
