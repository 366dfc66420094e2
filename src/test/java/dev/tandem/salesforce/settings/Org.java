package dev.tandem.salesforce.settings;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.ports.CommandExecutor.SendPermit;
import dev.tandem.salesforce.OrgServer;
import dev.tandem.salesforce.SalesforceExecutor;
import dev.tandem.salesforce.TestKey;
import dev.tandem.salesforce.monitor.CountingMetrics;
import dev.tandem.salesforce.monitor.OrgHealth;
import io.quarkus.cache.Cache;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An executor with one org and the server behind it, on a clock that a test may put forward. */
public final class Org implements AutoCloseable {
    public static final String NAME = "emea";

    public final OrgServer server = new OrgServer();
    public final OrgHealth health;
    public final CountingMetrics metrics = new CountingMetrics();
    final SalesforceExecutor executor;
    private volatile Duration forward = Duration.ZERO;

    public Org(Cache tokens, Cache numbers, Path folder) {
        this(tokens, numbers, TestKey.in(folder), Samples.timeouts(Duration.ofSeconds(5)));
    }

    public Org(Cache tokens, Cache numbers, Path key, OrgTimeouts timeouts) {
        this(tokens, numbers, Samples.auth(key), timeouts, false);
    }

    public Org(
            Cache tokens,
            Cache numbers,
            OrgCredentials auth,
            OrgTimeouts timeouts,
            boolean verifyBeforeRepeat) {
        InstantSource now = () -> Instant.now().plus(forward);
        Clock clock = now.withZone(ZoneId.of("UTC"));
        health = new OrgHealth(clock);
        executor =
                new SalesforceExecutor(
                        new SalesforceSettings(
                                Map.of(
                                        NAME,
                                        new OrgSettings(
                                                NAME,
                                                server.url(),
                                                null,
                                                auth,
                                                64,
                                                timeouts,
                                                verifyBeforeRepeat)),
                                Map.of(Samples.CENTRE, Samples.VOICE)),
                        tokens,
                        numbers,
                        health,
                        metrics,
                        clock);
    }

    public SalesforceResult execute(SalesforceCommand command) {
        return inVirtualThreads(
                        1, () -> executor.execute(Samples.issued(NAME, command), () -> true))
                .getFirst();
    }

    public SalesforceResult execute(IssuedCommand command) {
        return execute(command, () -> true);
    }

    public SalesforceResult execute(IssuedCommand command, SendPermit permit) {
        return inVirtualThreads(1, () -> executor.execute(command, permit)).getFirst();
    }

    public List<SalesforceResult> executeAtOnce(int times, SalesforceCommand command) {
        return inVirtualThreads(
                times, () -> executor.execute(Samples.issued(NAME, command), () -> true));
    }

    public void putClockForward(Duration by) {
        forward = forward.plus(by);
    }

    private static <T> List<T> inVirtualThreads(int times, Callable<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                results.add(threads.submit(work));
            }
            List<T> values = new ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        } catch (Exception failed) {
            throw new AssertionError("Expected a result, but the executor threw", failed);
        }
    }

    @Override
    public void close() {
        executor.close();
        server.close();
    }
}
