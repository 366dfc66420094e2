package dev.tandem.process.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.settings.StreamsBench;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker and one partition, where all calls get in each other's way. */
class TimelineReaderTest {
    @TempDir Path broker;
    @TempDir Path state;
    private EmbeddedKafka kafka;
    private StreamsBench bench;
    private InteractionStreams streams;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(broker));
        TopicSettings topics =
                new TopicSettings(new Topics("one."), 1, (short) 1, Duration.ofDays(7), Map.of());
        bench = new StreamsBench(kafka.bootstrapServers(), topics, state);
        streams = bench.started();
    }

    @AfterEach
    void stop() {
        streams.close();
        kafka.close();
    }

    @Test
    void a_call_is_found_among_thousands_also_after_a_restart() throws Exception {
        bench.send("call", "one");
        crowd(3000);
        bench.send("call", "two");
        crowd(10);
        bench.send("call", "three");
        crowd(3000);
        bench.send("call", "four");
        awaitTimeline("one", "two", "three", "four");

        streams.close();
        streams = bench.started();
        bench.send("call", "five");
        awaitTimeline("one", "two", "three", "four", "five");
    }

    @Test
    void of_a_call_with_very_many_entries_the_first_and_the_last_are_shown() throws Exception {
        bench.send(IntStream.range(0, 2500).mapToObj(_ -> "call").toList(), "hello");
        bench.send("call", "last");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> StreamsBench.timeline(streams, "call").contains("last"));

        InteractionView view = StreamsBench.view(streams, "call").orElseThrow();
        assertThat(view.timeline()).extracting(JournalEntry::sequence).isSorted();
        assertThat(view.timeline())
                .extracting(JournalEntry::sequence)
                .hasSize(200)
                .contains(1L, 40L, 2342L, 2501L)
                .doesNotContain(41L, 2341L);
        assertThat(view.dropped()).isEqualTo(2301);
        assertThat(view.missing()).isZero();
    }

    @Test
    void what_the_retention_removed_is_counted_as_missing() throws Exception {
        bench.send("call", "one");
        bench.send("call", "two");
        awaitTimeline("one", "two");
        bench.emptyJournal();
        bench.send("call", "three");
        awaitTimeline("three");
        assertThat(StreamsBench.view(streams, "call").orElseThrow().missing()).isEqualTo(2);
    }

    private void crowd(int size) throws Exception {
        bench.send(IntStream.range(0, size).mapToObj(i -> "other-" + i).toList(), "hello");
    }

    private void awaitTimeline(String... words) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(StreamsBench.timeline(streams, "call")).containsExactly(words));
    }
}
