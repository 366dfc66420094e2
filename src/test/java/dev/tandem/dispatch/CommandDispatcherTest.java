package dev.tandem.dispatch;

import static dev.tandem.dispatch.Commands.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.ports.CommandExecutor;
import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.ResultRecord.Answered;
import dev.tandem.wire.ResultRecord.Started;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandDispatcherTest {
    private static EmbeddedKafka broker;
    private final ScriptedSalesforce salesforce = new ScriptedSalesforce().slow("slow");
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
        bench = new DispatchingKafka(broker.bootstrapServers(), 2);
    }

    @AfterEach
    void endAll() {
        salesforce.answerAll();
        bench.close();
    }

    @Nested
    class given_one_dispatcher {

        @Test
        void a_command_is_started_on_record_before_its_request_and_answered_after_it() {
            AtomicReference<List<ResultRecord>> seenByRequest = new AtomicReference<>();
            CommandExecutor executor =
                    (it, permit) -> {
                        assertThat(permit.isHeld()).isTrue();
                        seenByRequest.set(bench.starts());
                        return new RoutingCleared();
                    };
            bench.start("one", executor);
            bench.issue(command("a"));

            assertThat(bench.answerOf("a")).isEqualTo(new RoutingCleared());
            assertThat(seenByRequest.get()).containsExactly(new Started(command("a").id(), 1));
            assertThat(bench.resultsOf("a")).singleElement().isInstanceOf(Answered.class);
        }

        @Test
        void the_state_machines_learn_of_a_start_only_where_the_answer_takes_long() {
            bench.start("one", salesforce);
            bench.issue(command("quick"), command("lasts", "slow"));
            bench.answerOf("quick");
            await().until(() -> !bench.resultsOf("lasts").isEmpty());
            salesforce.answerAll();
            bench.answerOf("lasts");
            assertThat(bench.resultsOf("quick")).singleElement().isInstanceOf(Answered.class);
            assertThat(bench.resultsOf("lasts")).startsWith(new Started(command("lasts").id(), 1));
            assertThat(((Answered) bench.resultsOf("lasts").getLast()).took())
                    .isGreaterThanOrEqualTo(RunningRequests.SLOW_AFTER);
        }

        @Test
        void an_offset_is_committed_only_when_everything_before_it_is_answered() {
            bench.start("one", salesforce);
            bench.issue(command("a", "slow"));
            await().until(() -> salesforce.sent().contains("a"));
            bench.issue(command("a", "wide", 2, Instant.MAX.minusSeconds(1)));
            await().until(() -> bench.answersOf("a").size() == 1);

            await().during(Duration.ofMillis(600)).until(() -> bench.committed() == 0);
            salesforce.answerAll();
            bench.awaitCommitted(2);
        }

        @Test
        void an_exception_of_the_executor_is_in_doubt_and_its_message_is_not_kept() {
            bench.start("one", salesforce);
            bench.issue(command("a", "broken"));

            assertThat(bench.answerOf("a"))
                    .isEqualTo(
                            new CommandUnavailable(
                                    "Failed with java.lang.IllegalStateException", true, null));
            bench.awaitCommitted(1);
        }

        @Test
        void the_same_attempt_of_an_aborted_transaction_is_sent_once() {
            bench.start("one", salesforce);
            bench.issueInAbortedTransaction(command("a"));
            bench.issue(command("a"));
            bench.answerOf("a");
            bench.issue(command("a"), command("b"));
            bench.answerOf("b");

            assertThat(salesforce.sent()).containsOnlyOnce("a");
            assertThat(bench.answersOf("a")).hasSize(1);
        }

        @Test
        void
                an_unreadable_command_becomes_a_dead_letter_with_its_whole_record_and_delays_no_other() {
            bench.start("one", salesforce);
            bench.sendUnreadable();
            bench.issue(command("a"));

            bench.answerOf("a");
            bench.awaitCommitted(2);
            DeadLetter letter = bench.deadLetters().getFirst();
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
            assertThat(letter.source().topic()).endsWith("salesforce-commands");
            assertThat(letter.record().text()).isEqualTo("no json");
            assertThat(letter.key().text()).isEqualTo("x");
            assertThat(letter.explanation()).contains("CommandRecord as JSON").contains("Mend");
            assertThat(bench.deadLetters()).hasSize(1);
        }
    }

    @Nested
    class given_a_command_that_must_not_be_sent {

        @Test
        void past_its_deadline_it_is_answered_unsent() {
            bench.start("one", salesforce);
            bench.issue(command("a", "emea", 1, Instant.now().minusMillis(1)));

            assertUnsent("a", "deadline");
            assertThat(salesforce.sent()).isEmpty();
            assertThat(bench.resultsOf("a")).hasSize(1);
        }

        @Test
        void its_log_lines_name_the_interaction_the_command_and_the_org_as_fields() {
            List<Map<String, String>> fields = new CopyOnWriteArrayList<>();
            Handler handler =
                    new ExtHandler() {
                        @Override
                        protected void doPublish(ExtLogRecord line) {
                            fields.add(line.getMdcCopy());
                        }
                    };
            Logger logger = Logger.getLogger(DispatchTaskRunner.class.getName());
            logger.addHandler(handler);
            try {
                bench.start("one", salesforce);
                bench.issue(command("named", "emea", 1, Instant.now().minusMillis(1)));
                assertUnsent("named", "deadline");
            } finally {
                logger.removeHandler(handler);
            }
            assertThat(fields)
                    .filteredOn("interactionId", "named")
                    .containsExactly(
                            Map.of(
                                    "interactionId", "named",
                                    "commandId", "named/clear/1",
                                    "org", "emea"));
        }

        @Test
        void while_its_org_is_paused_it_is_answered_unsent_and_other_orgs_are_not() {
            Map<String, DispatcherMetrics.Unsent> holds = new ConcurrentHashMap<>();
            holds.put("main", DispatcherMetrics.Unsent.ORG_PAUSED);
            holds.put("new", DispatcherMetrics.Unsent.PAUSES_UNKNOWN);
            startHolding(holds);
            bench.issue(command("a", "main"), command("b", "other"), command("c", "new"));

            assertThat(bench.answerOf("a"))
                    .isEqualTo(
                            CommandUnavailable.held(
                                    "An operator has paused the org", Duration.ofSeconds(5)));
            assertThat(((CommandUnavailable) bench.answerOf("c")).held()).isTrue();
            bench.answerOf("b");
            bench.awaitCommitted(3);
            assertThat(salesforce.sent()).containsExactly("b");

            holds.clear();
            bench.issue(command("d", "main"));
            bench.answerOf("d");
            assertThat(salesforce.sent()).containsExactly("b", "d");
        }

        @Test
        void that_waits_for_a_slot_when_its_org_is_paused_it_is_answered_unsent() {
            Map<String, DispatcherMetrics.Unsent> holds = new ConcurrentHashMap<>();
            startHolding(holds);
            bench.issue(command("a", "slow"), command("b", "slow"));
            await().until(() -> salesforce.sent().contains("a"));
            holds.put("slow", DispatcherMetrics.Unsent.ORG_PAUSED);
            salesforce.answerAll();

            assertThat(((CommandUnavailable) bench.answerOf("b")).held()).isTrue();
            assertThat(salesforce.sent()).containsExactly("a");
        }

        @Test
        void withdrawn_while_waiting_it_is_answered_unsent() {
            bench.startReady("one", salesforce);
            bench.issue(command("a", "slow"));
            await().until(() -> salesforce.sent().contains("a"));
            bench.issue(command("b", "slow"));
            bench.send(new CommandRecord.Withdraw(command("b").id(), 1));

            assertUnsent("b", "Withdrawn");
            salesforce.answerAll();
            bench.answerOf("a");
            assertThat(salesforce.sent()).containsExactly("a");
            bench.awaitCommitted(3);
        }

        @Test
        void withdrawn_after_its_start_it_is_answered_as_it_ends() {
            bench.start("one", salesforce);
            bench.issue(command("a", "slow"));
            await().until(() -> salesforce.sent().contains("a"));
            bench.send(new CommandRecord.Withdraw(command("a").id(), 1));
            salesforce.answerAll();

            assertThat(bench.answerOf("a")).isEqualTo(new RoutingCleared());
        }
    }

    @Nested
    class given_an_org_that_does_not_answer {

        @Test
        void another_org_is_not_delayed() {
            bench.startReady("one", salesforce);
            bench.issue(command("a", "slow"), command("b", "slow"), command("c", "emea"));

            assertThat(bench.answerOf("c")).isEqualTo(new RoutingCleared());
            assertThat(salesforce.sent()).doesNotContain("b");
        }

        @Test
        void a_command_that_finds_the_queue_full_is_answered_unsent_at_once() {
            bench.startReady("one", salesforce);
            bench.issue(command("a", "slow"));
            await().until(() -> salesforce.sent().contains("a"));
            bench.issue(command("a", "slow", 2, Instant.MAX), command("a", "slow", 3, Instant.MAX));
            bench.issue(command("a", "slow", 4, Instant.MAX));

            assertUnsent("a", "full");
            salesforce.answerAll();
            await().until(() -> bench.answersOf("a").size() == 4);
            assertThat(salesforce.sent()).hasSize(3);
        }

        @Test
        void a_command_that_waits_too_long_for_a_slot_is_answered_unsent() {
            bench.start(
                    bench.settings("one", Duration.ofMillis(300)),
                    salesforce,
                    DispatcherMetrics.NONE);
            bench.issue(command("a", "slow"));
            await().until(() -> salesforce.sent().contains("a"));
            bench.issue(command("b", "slow"));

            assertUnsent("b", "No slot");
        }
    }

    @Nested
    class given_more_than_may_be_held {

        @Test
        void reading_pauses_until_something_is_answered_and_then_each_is_sent_once() {
            var waiting = new AtomicInteger();
            bench.start(bench.holdingAtMost(3), salesforce, waitingInto(waiting));
            issue("a", "b", "c");
            await().until(() -> waiting.get() == 2);
            issue("d", "e", "f", "g", "h");
            await().during(Duration.ofSeconds(1)).until(() -> waiting.get() == 2);

            salesforce.answerAll();
            assertThat(bench.answerOf("h")).isEqualTo(new RoutingCleared());
            assertThat(salesforce.sent()).containsOnlyOnce("a", "b", "c", "d", "e", "f", "g", "h");
        }

        private void issue(String... interactionIds) {
            for (String id : interactionIds) {
                bench.issue(command(id, "slow"));
            }
        }

        private DispatcherMetrics waitingInto(AtomicInteger number) {
            return new DispatcherMetrics() {
                @Override
                public void lane(String org, int waiting, int running, Instant oldestSince) {
                    number.set(waiting);
                }
            };
        }
    }

    private void startHolding(Map<String, DispatcherMetrics.Unsent> holds) {
        bench.start(
                bench.settings("one", Duration.ofSeconds(15)),
                salesforce,
                holds::get,
                DispatcherMetrics.NONE);
    }

    private void assertUnsent(String interactionId, String why) {
        SalesforceResult answer = bench.answerOf(interactionId);
        assertThat(answer).isInstanceOf(CommandUnavailable.class);
        assertThat(((CommandUnavailable) answer).mayHaveExecuted()).isFalse();
        assertThat(((CommandUnavailable) answer).reason()).contains(why);
    }
}
