package dev.tandem.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.process.monitor.StreamsStatus;
import dev.tandem.process.query.SearchRequest;
import dev.tandem.process.query.SearchView;
import dev.tandem.process.settings.StreamsBench;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.TopicAdmin;
import dev.tandem.process.topics.TopicCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionStreamsTest {
    @TempDir static Path broker;
    private static EmbeddedKafka kafka;

    @TempDir Path state;

    @BeforeAll
    static void start_broker() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(broker));
    }

    @AfterAll
    static void stop_broker() {
        kafka.close();
    }

    @Test
    void a_restart_keeps_the_state_and_the_timeline() throws Exception {
        StreamsBench bench = bench("restart.");
        try (InteractionStreams streams = bench.started()) {
            bench.send("call", "one");
            awaitTimeline(streams, "one");
        }
        try (InteractionStreams streams = bench.started()) {
            bench.send("call", "two");
            awaitTimeline(streams, "one", "two");
        }
    }

    @Test
    void the_latest_are_listed_also_after_a_restart() throws Exception {
        StreamsBench bench = bench("latest.");
        try (InteractionStreams streams = bench.started()) {
            bench.send(List.of("first", "second", "third"), "one");
            bench.send("second", "forget");
            awaitListed(streams, "first", "third");
        }
        try (InteractionStreams streams = bench.started()) {
            awaitListed(streams, "first", "third");
            assertThat(streams.search(SearchRequest.latest(InteractionPhase.CLOSED, 10)).found())
                    .isEmpty();
            assertThat(streams.search(SearchRequest.latest(null, 1)).found()).hasSize(1);
        }
    }

    private static void awaitListed(InteractionStreams streams, String... ids) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    SearchView view =
                            streams.search(
                                    SearchRequest.latest(InteractionPhase.AWAITING_START, 10));
                    assertThat(view.found())
                            .extracting(it -> it.state().interactionId())
                            .containsExactlyInAnyOrder(ids);
                    assertThat(view.counts())
                            .containsEntry(InteractionPhase.AWAITING_START, (long) ids.length);
                    assertThat(view.partitions()).hasSize(streams.partitions());
                });
    }

    @Test
    void what_an_aborted_transaction_did_is_done_again_exactly_once() throws Exception {
        StreamsBench bench = bench("abort.");
        try (InteractionStreams streams =
                bench.starting(bench.topics(), new FailsOnce("two")::decide)) {
            await().atMost(Duration.ofSeconds(60)).until(streams::ranOnce);
            bench.send("call", "one");
            bench.send("call", "two");
            bench.send("call", "three");
            awaitTimeline(streams, "one", "two", "three");
        }
        assertThat(bench.committedJournal()).containsExactly("one", "two", "three");
    }

    @Test
    void a_stream_thread_that_dies_is_replaced_long_before_its_session_ends() throws Exception {
        StreamsBench bench = bench("thread.");
        try (InteractionStreams streams =
                bench.starting(
                        bench.topics(), new FailsOnce("two")::decide, Duration.ofMinutes(2))) {
            await().atMost(Duration.ofSeconds(60)).until(streams::ranOnce);
            bench.send("call", "one");
            bench.send("call", "two");
            awaitTimeline(streams, "one", "two");
        }
    }

    @Test
    void after_a_kill_processing_goes_on_within_15_seconds_of_the_start() throws Exception {
        StreamsBench bench = bench("kill.");
        Process killed = KillableStreams.start(kafka.bootstrapServers(), "kill.", state);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> topicsThere("kill."));
            bench.send("call", "one");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> bench.committedJournal().equals(List.of("one")));
        } finally {
            killed.destroyForcibly().waitFor();
        }
        bench.send("call", "two");
        try (InteractionStreams streams = bench.starting(bench.topics(), ScriptedCalls::decide)) {
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> StreamsBench.timeline(streams, "call").contains("two"));
            awaitTimeline(streams, "one", "two");
        }
    }

    @Test
    void topics_with_another_number_of_partitions_are_refused() throws Exception {
        StreamsBench bench = bench("partitions.");
        try (TopicAdmin admin = new TopicAdmin(properties(), bench.topics())) {
            assertThat(admin.ensure()).isInstanceOf(TopicCheck.Ready.class);
        }
        TopicSettings other =
                new TopicSettings(
                        bench.topics().topics(), 6, (short) 1, Duration.ofDays(7), Map.of());
        try (InteractionStreams streams = bench.starting(other, ScriptedCalls::decide)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> streams.status() instanceof StreamsStatus.Refused);
            StreamsStatus.Refused refused = (StreamsStatus.Refused) streams.status();
            assertThat(refused.faults()).hasSize(7);
            assertThat(refused.faults().getFirst().sentence())
                    .startsWith(
                            "Topic partitions.webex-events has 12 partitions, but needs 6"
                                    + " partitions: set tandem.topics.partitions");
            assertThat(streams.topicsReady()).isFalse();
        }
    }

    private StreamsBench bench(String prefix) {
        return new StreamsBench(kafka.bootstrapServers(), prefix, state);
    }

    private static Map<String, String> properties() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private boolean topicsThere(String prefix) throws InterruptedException {
        try (TopicAdmin admin = new TopicAdmin(properties(), bench(prefix).topics())) {
            return admin.ensure() instanceof TopicCheck.Ready;
        }
    }

    private static void awaitTimeline(InteractionStreams streams, String... words) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(StreamsBench.timeline(streams, "call")).containsExactly(words));
    }

    /** Fails as Kafka does, which ends the transaction and the thread, the first time. */
    private static final class FailsOnce {
        private final String word;
        private final AtomicInteger failures = new AtomicInteger();

        FailsOnce(String word) {
            this.word = word;
        }

        Transition decide(Interaction state, InteractionInput input) {
            if (input instanceof OtherNotice notice
                    && notice.header().type().equals(word)
                    && failures.getAndIncrement() == 0) {
                throw new KafkaException("Expected to go on, but the test says no");
            }
            return ScriptedCalls.decide(state, input);
        }
    }
}
