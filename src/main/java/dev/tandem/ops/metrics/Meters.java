package dev.tandem.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Registers meters under their documented names, with their tags in the documented order. */
final class Meters {
    /** From the time of a local broker to the time limit of a Salesforce request. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Key, AtomicLong> levels = new ConcurrentHashMap<>();

    /**
     * A meter and the values of its tags. There are few, because the values are configured names
     * and constants. The registry sorts and checks the tags at each lookup, which is too slow for
     * meters that change several times in each call.
     */
    private record Key(MeterName name, List<String> values) {
        static Key of(MeterName name, String... values) {
            return new Key(name, List.of(values));
        }
    }

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The upper bounds of the buckets of each timer. */
    static Stream<Duration> buckets() {
        return Arrays.stream(BUCKETS);
    }

    Counter counter(MeterName name, String... values) {
        return counters.computeIfAbsent(Key.of(name, values), _ -> newCounter(name, values));
    }

    private Counter newCounter(MeterName name, String... values) {
        return Counter.builder(name.meter())
                .description(name.definition().description())
                .tags(tags(name, values))
                .register(registry);
    }

    Timer timer(MeterName name, String... values) {
        return timers.computeIfAbsent(Key.of(name, values), _ -> newTimer(name, values));
    }

    private Timer newTimer(MeterName name, String... values) {
        return Timer.builder(name.meter())
                .description(name.definition().description())
                .tags(tags(name, values))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void gauge(MeterName name, Supplier<Number> value, String... values) {
        Gauge.builder(name.meter(), value)
                .baseUnit(name.definition().unit())
                .description(name.definition().description())
                .tags(tags(name, values))
                .register(registry);
    }

    /**
     * Gauges that differ by the last tag alone, whose values come and go.
     *
     * @param values of all tags but the last
     */
    MultiGauge gauges(MeterName name, String... values) {
        return MultiGauge.builder(name.meter())
                .baseUnit(name.definition().unit())
                .description(name.definition().description())
                .tags(tags(name.tags().subList(0, name.tags().size() - 1), name, values))
                .register(registry);
    }

    /** Sets the value of a gauge, which is registered with its first value. */
    void level(MeterName name, long value, String... values) {
        levels.computeIfAbsent(
                        Key.of(name, values),
                        _ -> {
                            AtomicLong level = new AtomicLong();
                            gauge(name, level::get, values);
                            return level;
                        })
                .set(value);
    }

    private static Tags tags(MeterName name, String... values) {
        return tags(name.tags(), name, values);
    }

    private static Tags tags(List<String> keys, MeterName name, String... values) {
        if (values.length != keys.size()) {
            throw new IllegalArgumentException(
                    "Expected a value for each of the tags "
                            + keys
                            + " of "
                            + name.meter()
                            + ", but got "
                            + values.length);
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(keys.get(i), values[i]);
        }
        return tags;
    }
}
