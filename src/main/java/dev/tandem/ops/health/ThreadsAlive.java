package dev.tandem.ops.health;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive while no threads wait for each other for ever: nothing but a new process ends that. No
 * fault outside the process changes it: what may pass is a matter of readiness, and a process that
 * cannot go on ends by itself.
 */
@Singleton
@Liveness
public class ThreadsAlive implements HealthCheck {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public HealthCheckResponse call() {
        long[] stuck = threads.findDeadlockedThreads();
        return HealthCheckResponse.named("threads")
                .status(stuck == null)
                .withData("deadlock", stuck == null ? "none" : inWords(stuck))
                .build();
    }

    private String inWords(long[] stuck) {
        return Stream.of(threads.getThreadInfo(stuck))
                .filter(Objects::nonNull)
                .map(ThreadsAlive::inWords)
                .collect(Collectors.joining("; "))
                .concat(". The process must be restarted.");
    }

    private static String inWords(ThreadInfo thread) {
        return "%s waits for %s".formatted(thread.getThreadName(), thread.getLockOwnerName());
    }
}
