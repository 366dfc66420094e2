package dev.tandem.dispatch;

import static dev.tandem.dispatch.Commands.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.dispatch.DispatcherHealth.State;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.wire.ResultRecord.Answered;
import dev.tandem.wire.ResultRecord.Started;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherRestartTest {
    private static EmbeddedKafka broker;
    private final ScriptedSalesforce before = new ScriptedSalesforce().slow("slow");
    private final ScriptedSalesforce after = new ScriptedSalesforce();
    private DispatchingKafka bench;

    @BeforeAll
    static void startBroker(@TempDir Path directory) {
        broker = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void makeTopics() throws Exception {
        bench = new DispatchingKafka(broker.bootstrapServers(), 4);
    }

    @AfterEach
    void endAll() {
        before.answerAll();
        after.answerAll();
        bench.close();
    }

    @Test
    void after_an_abrupt_stop_what_was_started_is_answered_in_doubt_once_and_the_rest_is_sent() {
        CommandDispatcher stopped = bench.startReady("one", before);
        bench.issue(command("started", "slow"));
        await().until(() -> before.sent().contains("started"));
        bench.issue(command("waiting", "slow"), command("answered", "wide"));
        bench.answerOf("answered");

        // The same static id takes the membership away from the first, as after a kill -9.
        bench.start("one", after);

        assertThat(bench.answerOf("started"))
                .isInstanceOfSatisfying(
                        CommandUnavailable.class, it -> assertThat(it.mayHaveExecuted()).isTrue());
        assertThat(bench.answerOf("waiting")).isEqualTo(new RoutingCleared());
        bench.awaitCommitted(3);
        assertThat(after.sent()).containsExactly("waiting");
        assertThat(bench.answersOf("started")).hasSize(1);
        assertThat(bench.answersOf("answered")).hasSize(1);
        await().until(() -> stopped.health().state() == State.FENCED);
        assertThat(before.sent()).doesNotContain("waiting");
    }

    @Test
    void a_command_decided_again_after_a_restart_is_known_though_its_offset_was_committed() {
        bench.startReady("one", before);
        bench.issueInAbortedTransaction(command("a"));
        bench.answerOf("a");
        bench.awaitCommitted(1);

        bench.startReady("one", after);
        bench.issue(command("a"), command("b"));

        bench.answerOf("b");
        assertThat(after.sent()).containsExactly("b");
    }

    @Test
    void more_results_than_the_ledger_keeps_are_known_while_the_backlog_lasts() {
        bench.issue(command("stuck", "slow"));
        for (int i = 0; i < 1_200; i++) {
            bench.issue(command("c" + i));
            bench.writeStart(new Started(command("c" + i).id(), 1));
            bench.writeResult(new Answered(command("c" + i).id(), 1, new RoutingCleared()));
        }

        bench.start("one", after);

        bench.answerOf("stuck");
        bench.awaitCommitted(1_201);
        assertThat(after.sent()).containsExactly("stuck");
    }

    @Test
    void a_start_on_either_topic_without_a_result_is_in_doubt() {
        bench.issue(command("new"), command("old"), command("fresh"));
        bench.writeStart(new Started(command("new").id(), 1));
        // Builds before the starts topic wrote each start there; so do slow requests.
        bench.writeResult(new Started(command("old").id(), 1));

        bench.start("one", after);

        bench.answerOf("fresh");
        assertThat(bench.answerOf("new"))
                .isInstanceOfSatisfying(
                        CommandUnavailable.class, it -> assertThat(it.mayHaveExecuted()).isTrue());
        assertThat(bench.answerOf("old")).isEqualTo(bench.answerOf("new"));
        assertThat(after.sent()).containsExactly("fresh");
    }

    @Test
    void a_close_lets_requests_under_way_end_and_leaves_nothing_in_doubt() {
        CommandDispatcher closing = bench.startReady("one", before);
        bench.issue(command("a", "slow"));
        await().until(() -> before.sent().contains("a"));

        Thread close = Thread.startVirtualThread(() -> closing.close(Duration.ofSeconds(10)));
        before.answerAll();
        await().until(() -> !close.isAlive());
        bench.start("one", after);
        bench.issue(command("b"));

        bench.answerOf("b");
        assertThat(bench.answersOf("a")).containsExactly(new RoutingCleared());
        assertThat(after.sent()).containsExactly("b");
    }

    @Test
    void two_dispatchers_share_the_partitions_and_send_each_command_once() {
        CommandDispatcher first = bench.startReady("one", before);
        IntStream.range(0, 20).forEach(it -> bench.issue(command("early" + it, "wide")));
        CommandDispatcher second = bench.start("two", after);
        bench.awaitReady(first, 2);
        bench.awaitReady(second, 2);
        IntStream.range(0, 20).forEach(it -> bench.issue(command("late" + it, "wide")));

        await().until(() ->
                bench.results().stream().filter(Answered.class::isInstance).count() == 40);
        assertThat(Stream.concat(before.sent().stream(), after.sent().stream()))
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(after.sent()).isNotEmpty().allMatch(it -> it.startsWith("late"));
    }
}
