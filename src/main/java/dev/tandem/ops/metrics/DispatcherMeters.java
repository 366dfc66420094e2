package dev.tandem.ops.metrics;

import dev.tandem.dispatch.DispatcherHealth;
import dev.tandem.dispatch.DispatcherMetrics;
import dev.tandem.domain.CommandKind;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.wire.DeadLetterReason;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the dispatcher. Its counters exist from the start: the increase of a counter that
 * appears with its first event does not contain that event.
 */
@Singleton
public class DispatcherMeters implements DispatcherMetrics {
    private static final long NONE_WAITS = Long.MAX_VALUE;

    private final Meters meters;
    private final Map<String, AtomicLong> waitingSince = new ConcurrentHashMap<>();

    @Inject
    public DispatcherMeters(MeterRegistry registry, SalesforceSettings salesforce) {
        meters = new Meters(registry);
        for (CommandKind kind : CommandKind.values()) {
            meters.counter(MeterName.COMMANDS_REPEATED, kind.word());
            salesforce.orgs().keySet().forEach(org -> begin(org, kind));
        }
        meters.counter(MeterName.COMMANDS_UNREADABLE);
        show(DispatcherHealth.State.STOPPED);
    }

    private void begin(String org, CommandKind kind) {
        meters.counter(MeterName.COMMAND_RETRIES, org, kind.word());
        meters.counter(MeterName.COMMANDS_FOUND_IN_DOUBT, org, kind.word());
        for (Unsent why : Unsent.values()) {
            meters.counter(MeterName.COMMANDS_UNSENT, org, kind.word(), EnumWords.of(why));
        }
    }

    @Override
    public void started(String org, CommandKind kind, int attempt, Duration sinceIssued) {
        meters.timer(MeterName.COMMAND_WAIT, org, kind.word()).record(sinceIssued);
        if (attempt > 1) {
            meters.counter(MeterName.COMMAND_RETRIES, org, kind.word()).increment();
        }
    }

    @Override
    public void answered(String org, CommandKind kind, Outcome outcome, Duration took) {
        meters.timer(MeterName.COMMANDS, org, kind.word(), EnumWords.of(outcome)).record(took);
    }

    @Override
    public void unsent(String org, CommandKind kind, Unsent why) {
        meters.counter(MeterName.COMMANDS_UNSENT, org, kind.word(), EnumWords.of(why)).increment();
    }

    @Override
    public void foundInDoubt(String org, CommandKind kind) {
        meters.counter(MeterName.COMMANDS_FOUND_IN_DOUBT, org, kind.word()).increment();
    }

    @Override
    public void repeated(CommandKind kind) {
        meters.counter(MeterName.COMMANDS_REPEATED, kind.word()).increment();
    }

    @Override
    public void unreadable() {
        meters.counter(MeterName.COMMANDS_UNREADABLE).increment();
        meters.counter(MeterName.DEAD_LETTERS, EnumWords.of(DeadLetterReason.UNREADABLE))
                .increment();
    }

    @Override
    public void lane(String org, int waiting, int running, @Nullable Instant oldestSince) {
        meters.level(MeterName.ORG_WAITING, waiting, org);
        meters.level(MeterName.ORG_RUNNING, running, org);
        waitingSince
                .computeIfAbsent(org, this::backlogOf)
                .set(oldestSince == null ? NONE_WAITS : oldestSince.toEpochMilli());
    }

    private AtomicLong backlogOf(String org) {
        AtomicLong since = new AtomicLong(NONE_WAITS);
        meters.gauge(
                MeterName.ORG_BACKLOG,
                () -> Math.max(0, System.currentTimeMillis() - since.get()) / 1000.0,
                org);
        return since;
    }

    @Override
    public void state(DispatcherHealth.State now) {
        show(now);
    }

    private void show(DispatcherHealth.State now) {
        for (DispatcherHealth.State each : DispatcherHealth.State.values()) {
            meters.level(MeterName.DISPATCHER_STATE, each == now ? 1 : 0, EnumWords.of(each));
        }
    }
}
