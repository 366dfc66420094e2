package dev.tandem.process.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.process.store.WakeUpScheduler.Due;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WakeUpSchedulerTest {
    private static final int MANY = 100;

    private final Map<String, Long> dueTimes = new HashMap<>();
    private final KeyValueStore<Bytes, byte[]> store =
            Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore("alarms"),
                            Serdes.Bytes(),
                            Serdes.ByteArray())
                    .withLoggingDisabled()
                    .withCachingDisabled()
                    .build();
    private WakeUpScheduler wakeUps;
    private long now = 1_800_000_000_000L;

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        wakeUps = scheduler();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private WakeUpScheduler scheduler() {
        return new WakeUpScheduler(store, id -> dueTimes.getOrDefault(id, StoredInteraction.NEVER));
    }

    @Test
    void it_asks_to_be_run_when_the_first_interaction_is_due() {
        assertThat(wakeUps.takeDue(0, now, MANY)).isEmpty();
        due("later", now + 9_000);
        due("sooner", now + 700);
        assertThat(wakeUps.next()).isEqualTo(now + 700);
        now += 700;
        assertThat(wakeUps.takeDue(0, now, MANY)).containsExactly(new Due("sooner", now));
        assertThat(wakeUps.next()).isGreaterThan(now).isLessThanOrEqualTo(now + 8_300);
    }

    @Test
    void where_nothing_waits_it_is_run_ever_more_rarely() {
        int runs = runsWithin(Duration.ofHours(1));
        assertThat(runs).isBetween(6, 20);
    }

    @Test
    void what_comes_after_a_long_quiet_time_is_found_in_time() {
        runsWithin(Duration.ofHours(1));
        due("soon", now + 300);
        due("much later", now + Duration.ofHours(3).toMillis());
        assertThat(wakeUps.next()).isEqualTo(now + 300);
        runsUntilTaken("soon");
        runsUntilTaken("much later");
    }

    @Test
    void a_restart_finds_what_the_store_holds() {
        wakeUps.takeDue(0, now, MANY);
        due("call", now + Duration.ofMinutes(30).toMillis());
        wakeUps = scheduler();
        assertThat(wakeUps.next()).as("a first look at once").isLessThan(now);
        runsUntilTaken("call");
    }

    private void due(String id, long at) {
        dueTimes.put(id, at);
        wakeUps.move(id, StoredInteraction.NEVER, at, now);
    }

    /** As the stream thread does: whenever it is asked for, and no more often than that. */
    private void runsUntilTaken(String id) {
        long at = dueTimes.get(id);
        while (now < at) {
            now = Math.max(now + 1, Math.min(at, wakeUps.next()));
            if (wakeUps.next() <= now && !wakeUps.takeDue(0, now, MANY).isEmpty()) {
                assertThat(now).as("when %s was taken", id).isEqualTo(at);
                dueTimes.remove(id);
                return;
            }
        }
        throw new AssertionError("Expected " + id + " to be taken at " + at + ", but it was not");
    }

    private int runsWithin(Duration time) {
        long end = now + time.toMillis();
        int runs = 0;
        while (Math.max(now, wakeUps.next()) < end) {
            now = Math.max(now, wakeUps.next());
            assertThat(wakeUps.takeDue(0, now, MANY)).isEmpty();
            runs++;
        }
        now = end;
        return runs;
    }
}
